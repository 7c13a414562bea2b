/** One value of an LRMX file: its element, the box of the form, and the official editor's limit. */
interface LrmxTagDefinition {
  readonly tag: string;
  /** The box on the approval form. */
  readonly label: string;
  /** Most characters (EditInfo.xml of the official editor); absent where it sets none. */
  readonly max?: number;
  readonly kind: 'text' | 'date' | 'photo';
  /** Line breaks are allowed (AllowEnter of EditInfo.xml). */
  readonly lines?: true;
  /** Only in files of the 4.0 generation. */
  readonly since?: 4;
}

/** The values before the family rows, in the order of the file (DOMAIN 1.2). */
const beforeFamily = [
  { tag: 'XingMing', label: '姓名', max: 18, kind: 'text' },
  { tag: 'XingBie', label: '性别', max: 1, kind: 'text' },
  { tag: 'ChuShengNianYue', label: '出生年月', max: 8, kind: 'date' },
  { tag: 'MinZu', label: '民族', max: 18, kind: 'text' },
  { tag: 'JiGuan', label: '籍贯', max: 18, kind: 'text' },
  { tag: 'ChuShengDi', label: '出生地', max: 18, kind: 'text' },
  { tag: 'RuDangShiJian', label: '入党时间', max: 18, kind: 'text' },
  { tag: 'CanJiaGongZuoShiJian', label: '参加工作时间', max: 8, kind: 'date' },
  { tag: 'JianKangZhuangKuang', label: '健康状况', max: 18, kind: 'text' },
  { tag: 'ZhuanYeJiShuZhiWu', label: '专业技术职务', max: 90, kind: 'text' },
  { tag: 'ShuXiZhuanYeYouHeZhuanChang', label: '熟悉专业有何专长', max: 110, kind: 'text' },
  { tag: 'QuanRiZhiJiaoYu_XueLi', label: '全日制教育学历', max: 54, kind: 'text' },
  { tag: 'QuanRiZhiJiaoYu_XueWei', label: '全日制教育学位', max: 54, kind: 'text' },
  { tag: 'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', label: '全日制学历毕业院校系及专业', max: 90, kind: 'text' },
  {
    tag: 'QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
    label: '全日制学位毕业院校系及专业',
    max: 90,
    kind: 'text',
  },
  { tag: 'ZaiZhiJiaoYu_XueLi', label: '在职教育学历', max: 54, kind: 'text' },
  { tag: 'ZaiZhiJiaoYu_XueWei', label: '在职教育学位', max: 54, kind: 'text' },
  { tag: 'ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', label: '在职学历毕业院校系及专业', max: 90, kind: 'text' },
  { tag: 'ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi', label: '在职学位毕业院校系及专业', max: 90, kind: 'text' },
  { tag: 'XianRenZhiWu', label: '现任职务', max: 324, kind: 'text' },
  { tag: 'NiRenZhiWu', label: '拟任职务', max: 324, kind: 'text' },
  { tag: 'NiMianZhiWu', label: '拟免职务', max: 324, kind: 'text' },
  { tag: 'JianLi', label: '简历', kind: 'text', lines: true },
  { tag: 'JiangChengQingKuang', label: '奖惩情况', max: 552, kind: 'text', lines: true },
  { tag: 'NianDuKaoHeJieGuo', label: '年度考核结果', max: 414, kind: 'text', lines: true },
  { tag: 'RenMianLiYou', label: '任免理由', max: 552, kind: 'text', lines: true },
] as const satisfies readonly LrmxTagDefinition[];

const afterFamily = [
  { tag: 'ChengBaoDanWei', label: '呈报单位', max: 252, kind: 'text', lines: true },
  { tag: 'JiSuanNianLingShiJian', label: '计算年龄时间', max: 8, kind: 'date' },
  { tag: 'TianBiaoShiJian', label: '填表时间', max: 8, kind: 'date' },
  { tag: 'TianBiaoRen', label: '填表人', max: 18, kind: 'text' },
  { tag: 'ShenFenZheng', label: '身份证号', kind: 'text' },
  { tag: 'ZhaoPian', label: '照片', kind: 'photo' },
  { tag: 'Version', label: '版本', kind: 'text' },
  { tag: 'DaoLingNianYue', label: '到龄年月', max: 8, kind: 'date', since: 4 },
  { tag: 'GaiGeQianRenZhiNianLingJieXian', label: '改革前任职年龄界限', max: 54, kind: 'text', since: 4 },
] as const satisfies readonly LrmxTagDefinition[];

/** Every value that stands once in a file, in the order of the file; the family rows stand before 呈报单位. */
export const lrmxTags: readonly (LrmxTagDefinition & { readonly tag: LrmxTag })[] = [
  ...beforeFamily,
  ...afterFamily,
];
export type LrmxTag = (typeof beforeFamily)[number]['tag'] | (typeof afterFamily)[number]['tag'];

/** The values of one family row (`Item` under `JiaTingChengYuan`), in the order of the file. */
export const lrmxFamilyTags = [
  { tag: 'ChengWei', label: '称谓', max: 18, kind: 'text' },
  { tag: 'XingMing', label: '姓名', max: 18, kind: 'text' },
  { tag: 'ChuShengRiQi', label: '出生日期', kind: 'date' },
  { tag: 'ZhengZhiMianMao', label: '政治面貌', max: 18, kind: 'text' },
  { tag: 'GongZuoDanWeiJiZhiWu', label: '工作单位及职务', max: 124, kind: 'text' },
] as const satisfies readonly LrmxTagDefinition[];
export type LrmxFamilyTag = (typeof lrmxFamilyTags)[number]['tag'];
export type LrmxFamilyRow = Readonly<Record<LrmxFamilyTag, string>>;

/** 3: the editor of 2018 (V3.x); 4: since the retirement reform of 2025 (4.0). */
export type LrmxGeneration = 3 | 4;

/**
 * An approval form as a file holds it. Texts are trimmed, '' where the file has nothing; lines are parted by \n.
 * ZhaoPian is a JPEG in base64 without blanks.
 */
export interface LrmxForm {
  readonly generation: LrmxGeneration;
  readonly values: Readonly<Record<LrmxTag, string>>;
  readonly family: readonly LrmxFamilyRow[];
  /** What else the file it came from has: kept for writing it back. Absent for a form made here. */
  readonly source?: LrmxSource;
  /** Fields of an .lrm record that this program does not know, by their index; for writing it back. */
  readonly lrmOthers?: Readonly<Record<number, string>>;
}

/** The element that holds the family rows, and the element of one row. */
export const lrmxFamily = { list: 'JiaTingChengYuan', row: 'Item' } as const;

/**
 * How a file was written, and everything in it that this program does not know, as it stands: filled in by parseLrmx,
 * used by formatLrmx, of no concern to anybody else. A form may be changed and keep its source.
 */
export interface LrmxSource {
  /** As the file was: a form that was upgraded since gets the tags of 4.0. */
  readonly generation: LrmxGeneration;
  /** The file begins with a byte order mark. */
  readonly bom: boolean;
  /** Everything up to and with the start tag of `Person`: declaration, comments, attributes. */
  readonly head: string;
  readonly parts: readonly LrmxPart[];
  /** What stands behind the last part: blanks, comments, the end tag. */
  readonly tail: string;
}

/** An element of the file: one of ours (`tag`), or an unknown one (`tag` null), which stays as it is. */
export interface LrmxPart {
  /** What stands between the element before and this one: line break, indentation, comments. */
  readonly before: string;
  /** Start tag with its attributes. */
  readonly open: string;
  /** What stands between the tags; '' where the value is written anew in any case (see formatLrmx), as for a photo. */
  readonly inner: string;
  /** End tag; '' for `<A/>`. */
  readonly close: string;
  readonly tag: string | null;
  /** The value that `inner` says: while the form still has it, the file keeps its spelling. Null: always written anew. */
  readonly value: string | null;
  /** Unknown elements inside the element of a value, kept behind the new value. */
  readonly extra: string;
  /** Elements inside, of the family list and its rows only, and what stands behind the last of them. */
  readonly inside?: { readonly parts: readonly LrmxPart[]; readonly tail: string };
  /** What a family row says. */
  readonly row?: LrmxFamilyRow;
}

/** A form with nothing in it. */
export function emptyLrmx(generation: LrmxGeneration): LrmxForm {
  const values = Object.fromEntries(lrmxTags.map(({ tag }) => [tag, ''])) as Record<LrmxTag, string>;
  return { generation, values: { ...values, Version: generation === 4 ? '4.0' : '3.2.1.16' }, family: [] };
}
