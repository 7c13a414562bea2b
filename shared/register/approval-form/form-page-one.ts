import { printPartyDate } from '#shared/lib/party-date';
import { millimetresPerPoint, type GridCell } from '#shared/lib/paper/sheet';
import type { LrmxForm, LrmxGeneration, LrmxTag } from '../lrmx-form';
import { educationCells } from './form-education';
import {
  formBorder,
  labelCell,
  roomOf,
  valueCell,
  widePadding,
  type Frame,
  type Placed,
  type Spot,
} from './form-cells';
import type { FormGrid } from './form-grids';
import { boxName } from './form-names';
import { ageReference, plainText, printedAge, printedDate, printedName } from './form-values';
import { fitBody, fitLine, fitPost, fitSmall, postHeight } from './overflow';
import { fitResume } from './resume-block';

type Label = readonly [
  row: number,
  column: number,
  columnSpan: number,
  name: string,
  lines: readonly string[],
];
type SmallBox = readonly [row: number, column: number, tag: LrmxTag];

const commonLabels: readonly Label[] = [
  [0, 0, 2, 'XingMing', ['姓　名']],
  [0, 3, 1, 'XingBie', ['性　别']],
  [0, 5, 1, 'ChuShengNianYue', ['出生年月', '（　岁）']],
  [1, 0, 2, 'MinZu', ['民　族']],
  [1, 3, 1, 'JiGuan', ['籍　贯']],
  [1, 5, 1, 'ChuShengDi', ['出 生 地']],
  [2, 0, 2, 'RuDangShiJian', ['入　党', '时　间']],
  [2, 3, 1, 'CanJiaGongZuoShiJian', ['参加工', '作时间']],
  [8, 0, 3, 'XianRenZhiWu', ['现　任　职　务']],
  [9, 0, 3, 'NiRenZhiWu', ['拟　任　职　务']],
  [10, 0, 3, 'NiMianZhiWu', ['拟　免　职　务']],
  [11, 0, 1, 'JianLi', ['简', '', '', '历']],
];

const labelsOf: Readonly<Record<LrmxGeneration, readonly Label[]>> = {
  3: [
    [2, 5, 1, 'JianKangZhuangKuang', ['健康状况']],
    [3, 0, 2, 'ZhuanYeJiShuZhiWu', ['专业技', '术职务']],
    [3, 4, 1, 'ShuXiZhuanYeYouHeZhuanChang', ['熟悉专业', '有何专长']],
  ],
  4: [
    [2, 5, 1, 'DaoLingNianYue', ['到龄时间']],
    [3, 0, 2, 'JianKangZhuangKuang', ['健　康', '状　况']],
    [3, 3, 1, 'ZhuanYeJiShuZhiWu', ['专业技', '术职务']],
    [3, 5, 1, 'ShuXiZhuanYeYouHeZhuanChang', ['熟悉专业', '有何专长']],
  ],
};

const smallBoxes: readonly SmallBox[] = [
  [0, 2, 'XingMing'],
  [0, 4, 'XingBie'],
  [1, 2, 'MinZu'],
  [1, 4, 'JiGuan'],
  [1, 6, 'ChuShengDi'],
  [2, 2, 'RuDangShiJian'],
  [2, 4, 'CanJiaGongZuoShiJian'],
];

const smallBoxesOf: Readonly<Record<LrmxGeneration, readonly SmallBox[]>> = {
  3: [[2, 6, 'JianKangZhuangKuang']],
  4: [
    [2, 6, 'DaoLingNianYue'],
    [3, 2, 'JianKangZhuangKuang'],
  ],
};

/** 专业技术职务 and 熟悉专业有何专长: where they stand and over how many columns. */
const speciality: Readonly<Record<LrmxGeneration, readonly (readonly [number, number, LrmxTag])[]>> = {
  3: [
    [2, 2, 'ZhuanYeJiShuZhiWu'],
    [5, 2, 'ShuXiZhuanYeYouHeZhuanChang'],
  ],
  4: [
    [4, 1, 'ZhuanYeJiShuZhiWu'],
    [6, 1, 'ShuXiZhuanYeYouHeZhuanChang'],
  ],
};

function printed(tag: LrmxTag, text: string): string {
  switch (tag) {
    case 'XingMing':
      return printedName(text);
    case 'RuDangShiJian':
      return printPartyDate(plainText(text));
    case 'CanJiaGongZuoShiJian':
    case 'DaoLingNianYue':
      return printedDate(text);
    default:
      return plainText(text);
  }
}

function birthCell(frame: Frame, form: LrmxForm, today: string): Placed {
  const spot = { row: 0, column: 6 };
  const birth = form.values.ChuShengNianYue;
  const age = printedAge(birth, ageReference(form, today));
  const text = printedDate(birth) + (age === '' ? '' : `\n（${age}岁）`);
  return valueCell(spot, boxName('ChuShengNianYue'), fitBody(text, roomOf(frame, spot), 'center'));
}

/** Rows 1 to 8 with the photo. */
function headCells(frame: Frame, form: LrmxForm, generation: LrmxGeneration, today: string): Placed[] {
  const { values } = form;
  const photo: GridCell = {
    name: 'ZhaoPian',
    row: 0,
    column: 7,
    rowSpan: 4,
    padding: 0,
    content: { kind: 'photo', image: values.ZhaoPian === '' ? null : values.ZhaoPian },
  };
  const labels = [...commonLabels, ...labelsOf[generation]];
  const small = [...smallBoxes, ...smallBoxesOf[generation]];
  return [
    ...labels.map(([row, column, columnSpan, name, lines]) =>
      labelCell(frame, { row, column, columnSpan }, name, lines),
    ),
    { cell: photo },
    birthCell(frame, form, today),
    ...small.map(([row, column, tag]) => {
      const spot = { row, column };
      return valueCell(spot, boxName(tag), fitSmall(printed(tag, values[tag]), roomOf(frame, spot)));
    }),
    ...speciality[generation].map(([column, columnSpan, tag]) => {
      const spot = { row: 3, column, columnSpan };
      const fitted = fitLine(plainText(values[tag]), roomOf(frame, spot));
      return valueCell(spot, boxName(tag), fitted);
    }),
    ...educationCells(frame, form),
  ];
}

const posts: readonly (readonly [row: number, tag: LrmxTag])[] = [
  [8, 'XianRenZhiWu'],
  [9, 'NiRenZhiWu'],
  [10, 'NiMianZhiWu'],
];
const resumeRow = 11;
/** Above and below the lines of a row that grew, points: tight as they are, they must not touch its rules. */
const breathing = 1;
/** The resume gives at most half of its height to the three rows of posts. */
const resumeShare = 0.5;

/** The rows of posts, each as high as its text wants, and the resume with what is left. */
function lowerCells(frame: Frame, form: LrmxForm): { rows: number[]; placed: Placed[] } {
  const rows = [...frame.rows];
  const resume = rows[resumeRow] ?? 0;
  const line = formBorder.inner * millimetresPerPoint;
  const three = postHeight(frame.type);
  const most = three + (resume * resumeShare) / posts.length;
  const placed = posts.map(([row, tag]) => {
    const spot = { row, column: 3, columnSpan: 5, padding: widePadding };
    const room = roomOf(frame, spot);
    const fitted = fitPost(plainText(form.values[tag]), room, most);
    if (fitted.height > room.height) rows[row] = fitted.height + line + 2 * breathing * millimetresPerPoint;
    rows[resumeRow] = (rows[resumeRow] ?? 0) - Math.max(0, fitted.height - three);
    return valueCell(spot, boxName(tag), fitted);
  });
  const spot: Spot = { row: resumeRow, column: 1, columnSpan: 7, padding: widePadding };
  const fitted = fitResume(plainText(form.values.JianLi), roomOf({ ...frame, rows }, spot));
  return { rows, placed: [...placed, valueCell(spot, boxName('JianLi'), fitted, 'top')] };
}

/**
 * The front of the form: its boxes, and its grid with the rows that grew. Up to a third line rows grow into the room under
 * the grid; what they need beyond that the resume gives.
 */
export function frontOf(
  form: LrmxForm,
  generation: LrmxGeneration,
  grid: FormGrid,
  today: string,
): { readonly frame: Frame; readonly placed: readonly Placed[] } {
  const { columns } = grid.front;
  const frame = { columns, rows: grid.front.rows, type: grid.type };
  const lower = lowerCells(frame, form);
  const grown = { ...frame, rows: lower.rows };
  return { frame: grown, placed: [...headCells(grown, form, generation, today), ...lower.placed] };
}
