import { formatDateInWords } from '#shared/lib/dates';
import type { Band, BandCell } from '#shared/lib/paper/bands';
import { setText } from '#shared/lib/paper/set-text';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { cellPadding, headBand, tableBands, type PaperColumn } from '#shared/lib/paper/table-bands';
import {
  blankDate,
  footGroup,
  formSheets,
  formWidth,
  labelStyle,
  signLines,
  tableLook,
} from '../../papers/form-kit';
import {
  kindTexts,
  touchedUnits,
  unitBalance,
  unitMoves,
  type KindBalance,
  type KindMoves,
} from '../balance';
import type { Scene, SceneUnit } from '../scene';
import type { DocumentBatch, LaidOutDocument, MakePapers } from './document-batch';
import { missing } from './document-kit';

const kinds = ['chief', 'deputy', 'other'] as const;
const unitColumn: PaperColumn = { key: 'unit', label: '单　位', width: 33 };
/** With the unit's, widths sum to 165 mm. */
const columns: readonly PaperColumn[] = [
  { key: 'kind', label: '类　别', width: 24.5 },
  { key: 'approved', label: '核定\n职数', width: 12 },
  { key: 'filled', label: '现有\n人数', width: 12 },
  { key: 'leaving', label: '本次\n免去', width: 12 },
  { key: 'coming', label: '本次\n任用', width: 12 },
  { key: 'after', label: '任免后\n人数', width: 14 },
  { key: 'over', label: '超（缺）', width: 17 },
  { key: 'names', label: '本次任免人员', width: 28.5, align: 'left' },
];
const look = { ...tableLook, headHeight: 13, rowHeight: 8.5 };

/** 超1, 缺1, or a dash where posts and people agree; '' where nothing is approved. */
function overText({ approved, after }: KindBalance): string {
  if (approved === null) return '';
  if (after === approved) return '—';
  return after > approved ? `超${after - approved}` : `缺${approved - after}`;
}

function namesText({ leaving, coming }: KindMoves, { people }: Scene): string {
  const names = (ids: readonly number[]): string =>
    ids.map((id) => people.get(id)?.fields.name ?? '').join('、');
  return [leaving.length > 0 && `免：${names(leaving)}`, coming.length > 0 && `任：${names(coming)}`]
    .filter(Boolean)
    .join('\n');
}

/** The three kinds of one unit under each other beside its name; they stay on one sheet. */
function unitBand(scene: Scene, unit: SceneUnit, head: Band): Band {
  const [balance, moves] = [unitBalance(scene, unit), unitMoves(scene, unit)];
  const rows = kinds.map((kind) => {
    const { approved, filled, after } = balance[kind];
    const { leaving, coming } = moves[kind];
    const numbers = [approved ?? '', filled, leaving.length || '', coming.length || '', after].map(String);
    return [kindTexts[kind], ...numbers, overText(balance[kind]), namesText(moves[kind], scene)];
  });
  const [, ...bands] = tableBands(columns, rows, look);
  let height = 0;
  const cells = bands.flatMap((band, row) => {
    height += band.height;
    return band.cells.map((cell) => ({
      ...cell,
      name: `${unit.id}.${kinds[row] ?? ''}.${cell.name.replace(/\.\d+$/, '')}`,
      left: cell.left + unitColumn.width,
      top: height - band.height,
      height: band.height,
    }));
  });
  const text = setText(unit.name, look.body, unitColumn.width - 2 * cellPadding);
  const name = {
    name: `${unit.id}.unit`,
    left: 0,
    width: unitColumn.width,
    content: { kind: 'text', text, valign: 'middle' },
  } as const;
  return { kind: 'band', height, cells: [name, ...cells], head };
}

/** Who has to agree, side by side: under a long table there is no room for more. */
const allOpinions = ['呈报单位意见', '机构编制部门意见', '组织部门预审意见'] as const;

/** Posts in villages are no establishment. */
function opinionsOf({ fields }: Scene): readonly string[] {
  return fields.kind === 'village'
    ? allOpinions.filter((label) => label !== '机构编制部门意见')
    : allOpinions;
}

function opinionsBand(opinions: readonly string[]): Band {
  const width = formWidth / opinions.length;
  const padding = 1.8;
  const cells = opinions.map((label, index): BandCell => {
    const inner = width - 2 * padding;
    const named = setText(`${label}：`, { ...labelStyle, align: 'left' }, inner);
    const signed = signLines(['（盖　章）', '　　　年　　月　　日'], inner);
    return {
      name: `opinion.${index + 1}`,
      left: index * width,
      width,
      padding,
      inset: 2,
      content: {
        kind: 'stack',
        parts: [
          { text: named, valign: 'top' },
          { text: signed, valign: 'bottom' },
        ],
      },
    };
  });
  return { kind: 'band', height: 38, cells, stretchTo: 50 };
}

function findingsOf({ scene }: DocumentBatch, units: readonly SceneUnit[]): FitFinding[] {
  const undated = scene.fields.reviewed?.length === 10 ? [] : [missing('预审日期', '批次没有填写，纸上留空')];
  const numbers = units.flatMap((unit) => {
    const balance = unitBalance(scene, unit);
    return kinds.flatMap((kind): FitFinding[] => {
      const { approved, after } = balance[kind];
      const [box, text] = [unit.name, kindTexts[kind]];
      if (approved === null)
        return kind === 'other' ? [] : [missing(box, `没有填写核定的${text}职数，纸上留空`)];
      return after > approved ? [missing(box, `${text}任免后超职数 ${after - approved} 名`)] : [];
    });
  });
  return [...undated, ...numbers];
}

function layout(batch: DocumentBatch, units: readonly SceneUnit[]): LaidOutDocument {
  const { scene } = batch;
  const { title, reportingUnit, reviewed } = scene.fields;
  const head = {
    title: '干部任用职数预审表',
    under: `呈报单位：${reportingUnit ?? '　　　　　　　　　　'}　　　　批次：${title ?? ''}`,
    name: title,
  };
  const heads = headBand([unitColumn, ...columns], look);
  const date = reviewed?.length === 10 ? formatDateInWords(reviewed) : blankDate;
  const items = [
    heads,
    ...units.map((unit) => unitBand(scene, unit, heads)),
    opinionsBand(opinionsOf(scene)),
    footGroup(`审核人：　　　　　　填表人：　　　　　　　填表时间：${date}`, formWidth),
  ];
  return { sheets: formSheets(head, items), findings: findingsOf(batch, units) };
}

/** 职数预审表: the leading posts of each unit that the batch touches, by the numbers that the rules compare. */
export const vacancyCheck: MakePapers = (batch) => {
  const units = touchedUnits(batch.scene);
  if (units.length === 0) return [];
  return [{ label: '职数预审表', personId: null, layout: () => layout(batch, units) }];
};
