import type { LrmxForm, LrmxTag } from '../lrmx-form';
import { labelCell, roomOf, valueCell, type Frame, type Placed } from './form-cells';
import { educationTags } from './form-fields';
import { boxName } from './form-names';
import { plainText } from './form-values';
import { fitLine } from './overflow';

type Pair = readonly [upper: LrmxTag, lower: LrmxTag];

/** 全日制 and 在职: the first of their two rows and their label. */
const kinds = [
  { row: 4, name: 'QuanRiZhiJiaoYu', label: ['全日制', '教　育'], tags: educationTags['1'] },
  { row: 6, name: 'ZaiZhiJiaoYu', label: ['在　职', '教　育'], tags: educationTags['2'] },
] as const;

/** Smaller than this the two values share their box rather than stay each on its line. */
const smallestAlone = 9;

/**
 * 学历 over 学位, or the schools of both: each on its own line of the box, which has no rule between them. The only one, or
 * twice the same, stands in the middle; long ones share the whole box.
 */
function pairCells(
  frame: Frame,
  form: LrmxForm,
  [upper, lower]: Pair,
  row: number,
  column: number,
): Placed[] {
  const first = plainText(form.values[upper]);
  const second = plainText(form.values[lower]);
  const whole = { row, column, columnSpan: 2, rowSpan: 2 };
  const inWhole = (tag: LrmxTag, text: string) =>
    valueCell(whole, boxName(tag), fitLine(text, roomOf(frame, whole)));
  if (second === '' || first === second) return [inWhole(upper, first)];
  if (first === '') return [inWhole(lower, second)];
  const spots = [
    { row, column, columnSpan: 2, open: ['bottom'] },
    { row: row + 1, column, columnSpan: 2, open: ['top'] },
  ] as const;
  const fitted = spots.map((spot, index) => fitLine(index === 0 ? first : second, roomOf(frame, spot)));
  if (fitted.some(({ text }) => text.style.size < smallestAlone || text.lines.length > 1))
    return [inWhole(upper, `${first}\n${second}`)];
  return spots.flatMap((spot, index) => {
    const text = fitted[index];
    return text ? [valueCell(spot, boxName(index === 0 ? upper : lower), text)] : [];
  });
}

/** Rows 5 to 8: 学历学位 of 全日制教育 and 在职教育 with the schools. */
export function educationCells(frame: Frame, form: LrmxForm): Placed[] {
  const head = { row: 4, column: 0, columnSpan: 2, rowSpan: 4 };
  return [
    labelCell(frame, head, 'XueLiXueWei', ['学　历', '学　位']),
    ...kinds.flatMap(({ row, name, label, tags }) => [
      labelCell(frame, { row, column: 2, rowSpan: 2 }, name, label),
      ...pairCells(frame, form, [tags.level, tags.degree], row, 3),
      labelCell(frame, { row, column: 5, rowSpan: 2 }, `${name}_BiYeYuanXiaoXi`, ['毕业院校', '系及专业']),
      ...pairCells(frame, form, [tags.school, tags.degreeSchool], row, 6),
    ]),
  ];
}
