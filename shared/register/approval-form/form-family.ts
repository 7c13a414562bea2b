import type { FitFinding } from '#shared/lib/paper/sheet';
import type { Fitted } from '#shared/lib/paper/text-fit';
import type { LrmxFamilyRow, LrmxFamilyTag } from '../lrmx-form';
import { labelCell, roomOf, valueCell, type Frame, type Placed, type Spot } from './form-cells';
import { familyAge, plainText, printedName } from './form-values';
import { fitBody, fitLine, smallestSize, type Room } from './overflow';

const columns: readonly {
  readonly tag: LrmxFamilyTag;
  readonly label: string;
  readonly lines: readonly string[];
  readonly column: number;
  readonly columnSpan?: number;
}[] = [
  { tag: 'ChengWei', label: '称谓', lines: ['称　谓'], column: 1 },
  { tag: 'XingMing', label: '姓名', lines: ['姓　名'], column: 2 },
  { tag: 'ChuShengRiQi', label: '年龄', lines: ['年龄'], column: 3 },
  { tag: 'ZhengZhiMianMao', label: '政治面貌', lines: ['政治面貌'], column: 4, columnSpan: 2 },
  {
    tag: 'GongZuoDanWeiJiZhiWu',
    label: '工作单位及职务',
    lines: ['工作单位及职务'],
    column: 6,
    columnSpan: 2,
  },
];

/** Rows of the form, and of the editor. */
export const printedFamilyRows = 7;
export const editorFamilyRows = 10;

/** 称谓, 姓名, 年龄, 政治面貌 and 工作单位及职务 above the rows. */
export function familyHeader(frame: Frame, row: number): Placed[] {
  return columns.map(({ tag, lines, column, columnSpan }) =>
    labelCell(frame, { row, column, ...(columnSpan ? { columnSpan } : {}) }, `family:${tag}`, lines),
  );
}

/** Up to so many characters a value is parted in two equal lines rather than where the box ends. */
const shortest = 8;

/** A value in the middle; a short one on one line or in two equal ones (中共 over 党员), whichever is larger. */
function fitShort(text: string, room: Room): Fitted {
  const characters = [...text];
  const plain = fitBody(text, room, 'center');
  if (plain.text.lines.length === 1 || characters.length > shortest || text.includes('\n')) return plain;
  const half = Math.ceil(characters.length / 2);
  const halves = `${characters.slice(0, half).join('')}\n${characters.slice(half).join('')}`;
  const [line, two] = [fitLine(text, room, smallestSize), fitBody(halves, room, 'center')];
  return line.text.style.size >= two.text.style.size ? line : two;
}

function printed(row: LrmxFamilyRow, tag: LrmxFamilyTag, reference: string): string {
  if (tag === 'ChuShengRiQi') return familyAge(row, reference);
  return tag === 'XingMing' ? printedName(row[tag]) : plainText(row[tag]);
}

/** One row of the family; `index` counts all rows of the form from 0. */
export function familyRow(
  frame: Frame,
  at: number,
  index: number,
  row: LrmxFamilyRow | undefined,
  reference: string,
): Placed[] {
  return columns.map(({ tag, label, column, columnSpan }) => {
    const spot: Spot = { row: at, column, ...(columnSpan ? { columnSpan } : {}) };
    const text = row ? printed(row, tag, reference) : '';
    const room = roomOf(frame, spot);
    const fitted = tag === 'GongZuoDanWeiJiZhiWu' ? fitBody(text, room) : fitShort(text, room);
    const box = { name: `family:${index}:${tag}`, label: `家庭成员第 ${index + 1} 行${label}`, field };
    return valueCell(spot, box, fitted);
  });
}

const field = 'children.family';

/** What is said about more rows than the form has. */
export function familyFinding(count: number, continued: boolean): FitFinding[] {
  if (count <= printedFamilyRows) return [];
  const box = '家庭主要成员及重要社会关系';
  const more = `家庭成员有 ${count} 人，表上只有 ${printedFamilyRows} 行`;
  return continued
    ? [{ level: 'warning', box, field, message: `${more}，第 ${printedFamilyRows + 1} 人起印在续页上` }]
    : [{ level: 'hint', box, field, message: `${more}，各行已压低，仍印在表内` }];
}
