import { millimetresPerPoint } from '#shared/lib/paper/sheet';
import type { LrmxFamilyRow, LrmxForm, LrmxTag } from '../lrmx-form';
import {
  labelCell,
  rightLines,
  roomOf,
  valueCell,
  widePadding,
  type Frame,
  type Placed,
  type Spot,
} from './form-cells';
import { editorFamilyRows, familyHeader, familyRow, printedFamilyRows } from './form-family';
import type { FormGrid } from './form-grids';
import { boxName } from './form-names';
import { ageReference, dateLine, plainText } from './form-values';
import { fitBody, fitLine } from './overflow';

const familyFrom = 4;
const stamp = '（盖章）';

const texts: readonly (readonly [row: number, tag: LrmxTag, label: readonly string[]])[] = [
  [0, 'JiangChengQingKuang', ['奖', '惩', '情', '况']],
  [1, 'NianDuKaoHeJieGuo', ['年度', '考核', '结果']],
  [2, 'RenMianLiYou', ['任', '免', '理', '由']],
];

/** 奖惩情况, 年度考核结果 and 任免理由. */
function textCells(frame: Frame, form: LrmxForm): Placed[] {
  return texts.flatMap(([row, tag, label]) => {
    const spot = { row, column: 1, columnSpan: 7, padding: widePadding };
    const fitted = fitBody(plainText(form.values[tag]), roomOf(frame, spot));
    return [labelCell(frame, { row, column: 0 }, tag, label), valueCell(spot, boxName(tag), fitted)];
  });
}

/** The rows of the family in place of the seven, all of one height; undefined where their texts would get too small. */
function lowered(frame: Frame, count: number): Frame {
  const from = frame.rows.slice(0, familyFrom);
  const seven = frame.rows.slice(familyFrom, familyFrom + printedFamilyRows);
  const height = seven.reduce((sum, row) => sum + row, 0) / count;
  const rest = frame.rows.slice(familyFrom + printedFamilyRows);
  return { ...frame, rows: [...from, ...Array.from({ length: count }, () => height), ...rest] };
}

/** In rows made lower, smaller type than this would be hard to read. */
const smallestLowered = 8;

function familyRows(
  frame: Frame,
  rows: readonly LrmxFamilyRow[],
  count: number,
  reference: string,
): Placed[] {
  return Array.from({ length: count }, (_, index) =>
    familyRow(frame, familyFrom + index, index, rows[index], reference),
  ).flat();
}

function readable(placed: readonly Placed[]): boolean {
  return placed.every(
    ({ cell: { content } }) => content.kind !== 'text' || content.text.style.size >= smallestLowered,
  );
}

/** 呈报单位 with its date line under it, without a rule between. */
function reportingCells(frame: Frame, form: LrmxForm, row: number): Placed[] {
  const box: Spot = { row, column: 1, columnSpan: 7, padding: widePadding, open: ['bottom'] };
  const under: Spot = { row: row + 1, column: 1, columnSpan: 7, open: ['top'] };
  const unit = fitLine(plainText(form.values.ChengBaoDanWei), roomOf(frame, box));
  const date = rightLines([dateLine(form.values.TianBiaoShiJian)], roomOf(frame, under));
  return [
    labelCell(frame, { row, column: 0, rowSpan: 2 }, 'ChengBaoDanWei', ['呈', '报', '单', '位']),
    valueCell(box, boxName('ChengBaoDanWei'), unit),
    valueCell(under, { name: 'TianBiaoShiJian', label: '填表时间' }, { text: date, fits: true }),
  ];
}

/** 审批机关意见 and 行政机关任免意见: written and sealed by hand. */
function opinionCells(frame: Frame, row: number): Placed[] {
  const opinion = (spot: Spot, name: string, label: string) =>
    valueCell(
      spot,
      { name, label },
      { text: rightLines([stamp, dateLine('')], roomOf(frame, spot)), fits: true },
      'bottom',
    );
  return [
    labelCell(frame, { row, column: 0 }, 'ShenPiJiGuanYiJian', ['审批', '机关', '意见']),
    opinion({ row, column: 1, columnSpan: 5 }, 'ShenPiJiGuanYiJian', '审批机关意见'),
    labelCell(frame, { row, column: 6 }, 'XingZhengJiGuanYiJian', ['行政', '机关', '任免', '意见']),
    opinion({ row, column: 7 }, 'XingZhengJiGuanYiJian', '行政机关任免意见'),
  ];
}

/**
 * The back of the form. Eight to ten people of the family share the height of the seven rows, since a loose leaf gets lost
 * and the editor knows up to ten; where that would make the type too small, or with more people, those after the seventh
 * come back as `rest` for a further sheet.
 */
export function backOf(
  form: LrmxForm,
  grid: FormGrid,
  today: string,
): { readonly frame: Frame; readonly placed: readonly Placed[]; readonly rest: number } {
  const reference = ageReference(form, today);
  const seven = { columns: grid.back.columns, rows: grid.back.rows, type: grid.type };
  const wanted = form.family.length;
  const many = wanted > printedFamilyRows && wanted <= editorFamilyRows;
  const low = lowered(seven, many ? wanted : printedFamilyRows);
  const inLow = many ? familyRows(low, form.family, wanted, reference) : [];
  const fits = many && readable(inLow);
  const count = fits ? wanted : printedFamilyRows;
  const frame = fits ? low : seven;
  const label = [...'家庭主要成员及重要社会关系'];
  const after = familyFrom + count;
  const placed = [
    ...textCells(frame, form),
    labelCell(frame, { row: familyFrom - 1, column: 0, rowSpan: count + 1 }, 'JiaTingChengYuan', label),
    ...familyHeader(frame, familyFrom - 1),
    ...(fits ? inLow : familyRows(seven, form.family, count, reference)),
    ...reportingCells(frame, form, after),
    ...opinionCells(frame, after + 2),
  ];
  return { frame, placed, rest: Math.max(0, wanted - count) };
}

/** Height of the line 填表人 under the back's grid, mm. */
export function footHeight(type: number): number {
  return 24 * type * millimetresPerPoint;
}
