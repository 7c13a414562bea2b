import { areas } from '#shared/lib/area-codes';
import { codeText } from '#shared/lib/code-tables';
import { ageAt, isBefore, parseLooseDate } from '#shared/lib/dates';
import { checkIdNumber, idNumberProblems } from '#shared/lib/id-number';
import type { PersonRecord } from '../fields/person';
import { isEmpty, month, problemIf, type CheckedPerson, type PersonRule, type Problem } from './rule';
import {
  civilServantLaw,
  county,
  extractionTable,
  fileReview,
  formGuide,
  idStandard,
  systemRules,
} from './sources';

type PlaceKey = 'nativePlace' | 'birthPlace';

const placeLabels: Readonly<Record<PlaceKey, string>> = { nativePlace: '籍贯', birthPlace: '出生地' };
const municipalities = /^(北京|天津|上海|重庆)/;
/** A province at the beginning of a place. */
export const provinces =
  /^(北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门)/;

/** Names of prefectures and counties as the editor lists them, without their province: 常德, 桃源. */
const areaNames: ReadonlySet<string> = new Set(
  areas.map(({ name }) => name.replace(provinces, '')).filter((name) => name.length > 1),
);
const longestArea = Math.max(...[...areaNames].map((name) => name.length));

function startsWithArea(place: string): boolean {
  for (let length = 2; length <= longestArea; length += 1)
    if (areaNames.has(place.slice(0, length))) return true;
  return false;
}

function placeRules(key: PlaceKey): readonly PersonRule[] {
  const label = placeLabels[key];
  const rule = { source: systemRules, remedy: `按“省＋市或县”填写${label}，直辖市只写市名，如“湖南桃源”` };
  const text = (person: CheckedPerson): string => person.fields[key]?.trim() ?? '';
  return [
    {
      ...rule,
      id: `identity.${key}Short`,
      level: 'error',
      title: `${label}不少于 2 个字`,
      check: (person) =>
        problemIf(text(person).length === 1, () => `${label}“${text(person)}”不足 2 个字`, key),
    },
    {
      ...rule,
      id: `identity.${key}Incomplete`,
      level: 'warning',
      title: `${label}不少于 4 个字，直辖市除外`,
      check: (person) => {
        const place = text(person);
        const incomplete = place.length > 1 && place.length < 4 && !municipalities.test(place);
        return problemIf(incomplete, () => `${label}“${place}”不完整，应写明省和市、县`, key);
      },
    },
    {
      ...rule,
      id: `identity.${key}Province`,
      level: 'hint',
      title: `${label}须冠以省名`,
      source: formGuide,
      check: (person) => {
        const place = text(person);
        return problemIf(
          place.length >= 4 && !provinces.test(place) && startsWithArea(place),
          () => `${label}“${place}”前没有省（区、市）名`,
          key,
        );
      },
    },
  ];
}

function idNumber(fields: PersonRecord): ReturnType<typeof checkIdNumber> | undefined {
  return fields.idNumber ? checkIdNumber(fields.idNumber) : undefined;
}

/** A birth month that was examined and recognized in the 三龄两历一身份 record need not agree with the ID number. */
function isRecognizedBirth({ fields, children }: CheckedPerson): boolean {
  return children.verifications.some(({ item, recognized }) => {
    const date = item === 'age' && recognized ? parseLooseDate(recognized) : undefined;
    return date?.ok === true && date.value.slice(0, 7) === fields.birthDate?.slice(0, 7);
  });
}

function birthAgainstId(person: CheckedPerson): Problem[] {
  const { birthDate } = person.fields;
  const id = idNumber(person.fields);
  if (!birthDate || !id?.valid) return [];
  const differs = isBefore(birthDate, id.birth) || isBefore(id.birth, birthDate);
  return problemIf(
    differs && !isRecognizedBirth(person),
    () => `出生年月 ${month(birthDate)} 与身份证号中的 ${month(id.birth)} 不一致`,
    'birthDate',
    'idNumber',
  );
}

function sexAgainstId({ fields }: CheckedPerson): Problem[] {
  const id = idNumber(fields);
  if (!id?.valid || isEmpty(fields.gender) || fields.gender === id.sex) return [];
  const [own, other] = [fields.gender, id.sex].map((code) => codeText('GB22611', code));
  return problemIf(true, () => `性别“${own}”与身份证号中的“${other}”不一致`, 'gender', 'idNumber');
}

const idRules: readonly PersonRule[] = [
  {
    id: 'identity.idNumberMissing',
    level: 'warning',
    title: '身份证号须填写',
    source: extractionTable,
    remedy: '填写 18 位身份证号，导入和交换数据时以此核对人员',
    check: ({ fields }) => problemIf(isEmpty(fields.idNumber), () => '身份证号未填写', 'idNumber'),
  },
  {
    id: 'identity.idNumberInvalid',
    level: 'error',
    title: '身份证号须为有效的 18 位号码',
    source: idStandard,
    remedy: '对照身份证原件重新填写',
    check: ({ fields }) => {
      const id = idNumber(fields);
      return id && !id.valid && id.problem !== 'empty'
        ? problemIf(true, () => idNumberProblems[id.problem], 'idNumber')
        : [];
    },
  },
  {
    id: 'identity.idNumberBirth',
    level: 'warning',
    title: '出生年月与身份证号一致',
    source: fileReview,
    remedy: '查阅档案，以最早记载为准；认定结果与身份证不一致的，在“三龄两历一身份”中登记认定年龄',
    check: birthAgainstId,
  },
  {
    id: 'identity.idNumberSex',
    level: 'hint',
    title: '性别与身份证号一致',
    source: systemRules,
    remedy: '核对性别和身份证号第 17 位',
    check: sexAgainstId,
  },
];

const ageRules: readonly PersonRule[] = [
  {
    id: 'identity.ageOver',
    level: 'warning',
    title: '年龄不超过上限',
    source: systemRules,
    remedy: '核对出生年月；已离退的，把管理状态改为离退人员',
    servingOnly: true,
    check: ({ fields }, { today, settings }) => {
      const age = ageAt(fields.birthDate, today);
      const limit = settings.thresholds.ageMax;
      const over = age !== undefined && age > limit;
      return problemIf(
        over,
        () => `${month(fields.birthDate)} 出生，现 ${age} 岁，超过 ${limit} 岁`,
        'birthDate',
      );
    },
  },
  {
    id: 'identity.ageUnder',
    level: 'warning',
    title: '年龄不低于下限',
    source: systemRules,
    remedy: '核对出生年月',
    check: ({ fields }, { today, settings }) => {
      const age = ageAt(fields.birthDate, today);
      const limit = settings.thresholds.ageMin;
      const under = age !== undefined && age < limit;
      return problemIf(
        under,
        () => `${month(fields.birthDate)} 出生，现 ${age} 岁，不满 ${limit} 岁`,
        'birthDate',
      );
    },
  },
  {
    id: 'identity.workAge',
    level: 'hint',
    title: '参加工作时不低于最小年龄',
    source: systemRules,
    remedy: '核对出生年月和参加工作时间',
    check: ({ fields }, { settings }) => {
      const { birthDate, workStarted } = fields;
      const age = workStarted ? ageAt(birthDate, workStarted) : undefined;
      const limit = settings.thresholds.workAgeMin;
      return problemIf(
        age !== undefined && age < limit,
        () => `参加工作时间 ${month(workStarted)} 时 ${age} 岁，不满 ${limit} 岁`,
        'workStarted',
        'birthDate',
      );
    },
  },
  {
    id: 'identity.recruitAge',
    level: 'error',
    // The national system also flags those who were exactly 18; the law admits them.
    title: '录用时须满最小年龄',
    source: civilServantLaw,
    remedy: '核对出生年月和录用时间',
    check: ({ fields }, { settings }) => {
      const age = fields.recruited ? ageAt(fields.birthDate, fields.recruited) : undefined;
      const limit = settings.thresholds.recruitAgeMin;
      return problemIf(
        age !== undefined && age < limit,
        () => `录用时间 ${month(fields.recruited)} 时 ${age} 岁，不满 ${limit} 岁`,
        'recruited',
        'birthDate',
      );
    },
  },
];

const nameRules: readonly PersonRule[] = [
  {
    id: 'identity.nameSpaces',
    level: 'warning',
    title: '姓名中间不加空格',
    source: formGuide,
    remedy: '删除空格；两个字的姓名只在打印时拉开',
    check: ({ fields }) =>
      problemIf(/\s/.test(fields.name ?? ''), () => `姓名“${fields.name}”中有空格`, 'name'),
  },
  {
    id: 'identity.nameDot',
    level: 'hint',
    title: '少数民族姓名的间隔号用“·”',
    source: formGuide,
    remedy: '把间隔号改为“·”',
    check: ({ fields }) =>
      problemIf(/[。.？?、•‧・]/.test(fields.name ?? ''), () => `姓名“${fields.name}”的间隔号不规范`, 'name'),
  },
  {
    id: 'identity.nameCharacters',
    level: 'warning',
    title: '姓名中没有数字和括号',
    source: formGuide,
    remedy: '按户籍登记的姓名填写，说明写在备注中',
    check: ({ fields }) =>
      problemIf(
        /[0-9０-９()（）【】*]/.test(fields.name ?? ''),
        () => `姓名“${fields.name}”中有数字、括号或星号`,
        'name',
      ),
  },
  {
    id: 'identity.birthPrecision',
    level: 'warning',
    title: '出生年月写到月',
    source: formGuide,
    remedy: '补写出生月份',
    check: ({ fields }) =>
      problemIf(fields.birthDate?.length === 4, () => `出生年月只有年份 ${fields.birthDate}`, 'birthDate'),
  },
];

/** Rules about who the person is. */
export const identityRules: readonly PersonRule[] = [
  ...nameRules,
  ...idRules,
  ...ageRules,
  ...placeRules('nativePlace'),
  ...placeRules('birthPlace'),
  {
    id: 'identity.photo',
    level: 'hint',
    title: '须有照片',
    source: systemRules,
    remedy: '上传近期正面免冠彩色照片，宽高比 4:5',
    check: (_person, { hasPhoto }) =>
      hasPhoto === false ? [{ message: '没有照片', fields: ['photo'] }] : [],
  },
  {
    id: 'identity.phone',
    level: 'hint',
    title: '手机号码为 11 位',
    source: county,
    remedy: '核对手机号码',
    check: ({ fields }) => {
      const digits = fields.phone?.replace(/\D/g, '') ?? '';
      const wrong = /^1\d*$/.test(digits) && digits.length !== 11 && !/[,，;；、/]/.test(fields.phone ?? '');
      return problemIf(wrong, () => `手机号码 ${fields.phone} 不是 11 位`, 'phone');
    },
  },
];
