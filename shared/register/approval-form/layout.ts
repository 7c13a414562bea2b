import { spreadName } from '#shared/lib/names';
import {
  millimetresPerPoint,
  type FitFinding,
  type PaperSheet,
  type TextBlock,
} from '#shared/lib/paper/sheet';
import { textWidth } from '#shared/lib/paper/text-fit';
import type { LrmxForm } from '../lrmx-form';
import type { PaperOptions } from '../papers/paper-person';
import { gridSheet, labelCell, type Placed } from './form-cells';
import { familyFinding, familyHeader, familyRow } from './form-family';
import { formGrid, type FormGrid } from './form-grids';
import { backOf, footHeight } from './form-page-two';
import { frontOf } from './form-page-one';
import { ageReference, plainText, printedName } from './form-values';
import { formFont, scaledSize } from './overflow';

export type FormOptions = Pick<PaperOptions, 'generation' | 'size' | 'heading'>;

const titleText = '干部任免审批表';
const auditHeading = '全国干部人事档案专项审核工作专用';

interface Line {
  readonly name: string;
  readonly text: string;
  /** Points on A4; a text too long for its line is set smaller. */
  readonly size: number;
  /** mm; the text stands in the middle of it. */
  readonly height: number;
  readonly align?: 'left';
}

/** One line over or under a grid. */
function lineBlock({ width, type, back }: FormGrid, { name, text, size, height, align }: Line): TextBlock {
  const room = (width - back.margin.left - back.margin.right) / millimetresPerPoint;
  const most = Math.floor((room / Math.max(1, textWidth(text))) * 2) / 2;
  const style = {
    font: formFont,
    size: Math.min(most, scaledSize(size, type)),
    leading: height / millimetresPerPoint,
    align: align ?? 'center',
  } as const;
  return { kind: 'text', name, height, text: { style, lines: [{ text }], text } };
}

/** The title, with the heading of the archive audit above it; together they fill the room above the grid. */
function titleBlocks(grid: FormGrid, kind: FormOptions['heading']): TextBlock[] {
  const { type, front } = grid;
  const title = (height: number) =>
    lineBlock(grid, { name: 'title', text: [...titleText].join(' '), size: 24, height });
  if (kind === 'ordinary') return [title(front.title)];
  const above = 18 * type * millimetresPerPoint;
  const heading = lineBlock(grid, { name: 'heading', text: auditHeading, size: 14, height: above });
  return [heading, title(front.title - above)];
}

type Laid = ReturnType<typeof gridSheet>;

/** The people of the family who have no row on the form, on sheets of their own. */
function familySheets(form: LrmxForm, grid: FormGrid, rest: number, today: string): Laid[] {
  const { margin, columns, rows } = grid.back;
  const [header = 0, each = 0] = rows.slice(3);
  const title = 40 * grid.type * millimetresPerPoint;
  const perSheet = Math.floor((grid.height - margin.top - margin.bottom - title - header) / each);
  const sheets: Laid[] = [];
  for (let first = form.family.length - rest; first < form.family.length; first += perSheet) {
    const people = form.family.slice(first, first + perSheet);
    const frame = { columns, rows: [header, ...people.map(() => each)], type: grid.type };
    const label = [...'家庭主要成员'].slice(0, people.length === 1 ? 2 : 6);
    const placed: Placed[] = [
      labelCell(frame, { row: 0, column: 0, rowSpan: frame.rows.length }, 'JiaTingChengYuan', label),
      ...familyHeader(frame, 0),
      ...people.flatMap((row, index) =>
        familyRow(frame, index + 1, first + index, row, ageReference(form, today)),
      ),
    ];
    const page = { width: grid.width, height: grid.height, margin };
    const { sheet, findings } = gridSheet(page, frame, placed);
    const name = printedName(form.values.XingMing);
    const text = `${titleText}（续页）　${name}`;
    const head = lineBlock(grid, { name: 'title', text, size: 16, height: title });
    sheets.push({ findings, sheet: { ...sheet, blocks: [head, ...sheet.blocks] } });
  }
  return sheets;
}

/**
 * Lays out 干部任免审批表: front and back, and further sheets where the family has more people than rows.
 * @param given a person's form, or that of a file; its empty family rows take no room
 * @param today YYYY-MM-DD, for ages where the form has no 计算年龄时间
 */
export function layoutForm(
  given: LrmxForm,
  { generation, size, heading }: FormOptions,
  today: string,
): { readonly sheets: readonly PaperSheet[]; readonly findings: readonly FitFinding[] } {
  const family = given.family.filter((row) => Object.values(row).some((value) => value.trim() !== ''));
  const form = { ...given, family };
  const grid = formGrid(generation, size);
  const { width, height, type } = grid;
  const one = frontOf(form, generation, grid, today);
  const two = backOf(form, grid, today);
  const front = gridSheet({ width, height, margin: grid.front.margin }, one.frame, one.placed);
  const back = gridSheet({ width, height, margin: grid.back.margin }, two.frame, two.placed);
  const further = familySheets(form, grid, two.rest, today);
  // May be several people: 、 is no dot of a name here.
  const filler = `填表人：${spreadName(plainText(form.values.TianBiaoRen).replaceAll('\n', ' '))}`;
  const foot = lineBlock(grid, {
    name: 'TianBiaoRen',
    text: filler,
    size: 12,
    height: footHeight(type),
    align: 'left',
  });
  return {
    sheets: [
      { ...front.sheet, blocks: [...titleBlocks(grid, heading), ...front.sheet.blocks] },
      { ...back.sheet, blocks: [...back.sheet.blocks, foot] },
      ...further.map(({ sheet }) => sheet),
    ],
    findings: [
      ...front.findings,
      ...back.findings,
      ...further.flatMap(({ findings }) => findings),
      ...familyFinding(form.family.length, two.rest > 0),
    ],
  };
}
