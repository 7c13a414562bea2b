import path from 'node:path';
import ExcelJS from 'exceljs';
import { makeIdNumber } from '#shared/lib/id-number';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪',
];
const letters = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文华国建红玉兰英志海波鹏辉春梅雪松林峰山川江河云雨晨阳光亮晓东正直忠诚信义',
];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const two = (value: number): string => String(value).padStart(2, '0');

/** A county's roster of thirty columns, all of them filled, none of them empty of meaning. */
const columns: readonly (readonly [head: string, cell: (row: number) => string])[] = [
  [
    '姓名',
    (row) =>
      pick(surnames, row * 31) +
      pick(letters, row * 7) +
      (row % 4 ? pick(letters, row * 13 + (row >> 6)) : ''),
  ],
  [
    '身份证号',
    (row) =>
      makeIdNumber({
        region: '990101',
        birth: birthOf(row),
        sequence: ((row / 35) % 500) | 0,
        sex: sexOf(row),
      }),
  ],
  ['性别', (row) => (sexOf(row) === '1' ? '男' : '女')],
  ['出生年月', (row) => birthOf(row).slice(0, 7).replace('-', '.')],
  ['民族', (row) => (row % 20 ? '汉族' : '土家族')],
  ['籍贯', () => '湖南清河'],
  ['出生地', () => '湖南清河'],
  ['健康状况', () => '健康'],
  ['政治面貌', () => '中共党员'],
  ['入党时间', (row) => `${yearOf(row) + 22}.07`],
  ['参加工作时间', (row) => `${yearOf(row) + 21}年8月`],
  ['职称', () => '助理农艺师'],
  ['专长', () => '农业技术'],
  ['所在乡镇', (row) => `第${row % 12}镇`],
  ['所在单位', (row) => `第${row % 12}镇第${row % 180}村`],
  ['现任职务', (row) => `第${row % 180}村党总支委员、村委会副主任`],
  ['任现职时间', (row) => `20${10 + (row % 14)}.${two(1 + (row % 9))}`],
  ['现职务层次', (row) => (row % 2 ? '乡科级副职' : '科员')],
  ['任现职务层次时间', (row) => `20${10 + (row % 14)}.${two(1 + (row % 9))}`],
  ['现职级', () => '四级主任科员'],
  ['任现职级时间', () => '2019.06'],
  ['全日制学历', (row) => pick(['大学', '大专', '研究生', '本科', '中专'], row)],
  ['全日制毕业院校及专业', (row) => `湖南农业大学第${row % 40}系农学专业`],
  ['联系电话', (row) => `1380${1_000_000 + row}`],
  ['居住地', (row) => `清河县第${row % 12}镇第${row % 180}村${row}号`],
  ['人员类别', () => '事业单位管理人员'],
  ['编制类型', () => '事业编制'],
  ['两年以上基层经历', (row) => (row % 3 ? '是' : '否')],
  ['奖惩情况', (row) => (row % 9 ? '无' : '2019年度县优秀共产党员')],
  ['备注', (row) => `第 ${row} 号档案`],
];

function yearOf(row: number): number {
  return 1965 + (row % 35);
}

function birthOf(row: number): string {
  return `${yearOf(row)}-${two(1 + ((row * 7) % 12))}-${two(1 + ((row * 11) % 28))}`;
}

function sexOf(row: number): '1' | '2' {
  return row % 3 ? '1' : '2';
}

/** Writes the roster as Excel would: common texts in one table. @returns its path */
export async function writeRosterFile(folder: string, rows: number): Promise<string> {
  const filename = path.join(folder, '全县干部名册.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true, useStyles: true });
  const sheet = book.addWorksheet('名册');
  sheet.addRow(columns.map(([head]) => head)).commit();
  for (let row = 0; row < rows; row += 1) sheet.addRow(columns.map(([, cell]) => cell(row))).commit();
  await book.commit();
  return filename;
}
