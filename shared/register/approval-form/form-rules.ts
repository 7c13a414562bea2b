import { seasonMonth } from '#shared/lib/dates';
import { lrmxFamily, lrmxFamilyTags, lrmxTags, type LrmxForm } from '../lrmx-form';
import { photoOf, type FormPhoto } from '../lrmx-photo';
import type { Problem, Rule } from '../checks/rule';
import { formGuide, retirementReform } from '../checks/sources';
import { checkWords } from './check-words';
import { formFields } from './form-fields';
import type { FormNote, FormReading } from './form-reading';
import { readForm } from './person-of-form';

/** What the rules about a form file look at. */
export interface CheckedForm {
  readonly form: LrmxForm;
  readonly reading: FormReading;
  readonly photo: FormPhoto;
}

/** A form with all that its rules need. */
export function checkedForm(form: LrmxForm): CheckedForm {
  return { form, reading: readForm(form), photo: photoOf(form) };
}

const pathOfTag = new Map<string, string>(formFields.map(({ key, tag }) => [tag, `fields.${key}`]));

/** The path of a box, as the findings about people name it. */
function pathOf(tag: string): string {
  if (tag === 'JianLi') return 'children.resume';
  if (tag === 'ZhaoPian') return 'photo';
  if (tag === lrmxFamily.list) return 'children.family';
  return pathOfTag.get(tag) ?? (tag.includes('JiaoYu_') ? 'children.educations' : 'form');
}

function pathOfNote({ key }: FormNote): string {
  const [set = ''] = key.split('.');
  return ['educations', 'resume', 'family'].includes(set) ? `children.${set}` : `fields.${key}`;
}

/** 1950春 and the like: the form's own way of saying a date, which the archive does not keep. */
function isSeason({ text }: FormNote): boolean {
  return seasonMonth(text) !== undefined;
}

function noteProblems(notes: readonly FormNote[]): Problem[] {
  return notes.map((note) => {
    const { message, remedy } = checkWords(note.message);
    const said = [message, remedy].filter((part) => part !== '').join('。');
    return { message: `${note.label}：${said}`, fields: [pathOfNote(note)] };
  });
}

interface Box {
  readonly tag: string;
  readonly label: string;
  readonly text: string;
  readonly max?: number;
  readonly lines?: true;
}

/** Every text of the form with the limits of its box, family rows by their number. */
function boxes({ values, family }: LrmxForm): Box[] {
  const single = lrmxTags.map((definition) => ({ ...definition, text: values[definition.tag] }));
  const rows = family.flatMap((row, index) =>
    lrmxFamilyTags.map((definition) => ({
      ...definition,
      tag: lrmxFamily.list,
      label: `家庭成员第 ${index + 1} 行${definition.label}`,
      text: row[definition.tag],
    })),
  );
  return [...single, ...rows];
}

function boxProblems(form: LrmxForm, message: (box: Box) => string | undefined): Problem[] {
  return boxes(form).flatMap((box) => {
    const found = message(box);
    return found === undefined ? [] : [{ message: found, fields: [pathOf(box.tag)] }];
  });
}

function tooLong({ label, text, max }: Box): string | undefined {
  const length = [...text].length;
  return max !== undefined && length > max ? `${label} ${length} 字，超过编辑器允许的 ${max} 字` : undefined;
}

const labels = new Map<string, string>([
  ...lrmxTags.map(({ tag, label }) => [tag, label] as const),
  [lrmxFamily.list, '家庭主要成员'],
]);

/** Known tags that stand in the file again; only the first that says something is read. */
function repeatedTags({ source }: LrmxForm): Problem[] {
  const names = source?.parts.flatMap(({ tag, open }) =>
    tag === null ? (/^<([^\s/>]+)/.exec(open)?.[1] ?? []) : [],
  );
  return (names ?? []).flatMap((name) => {
    const label = labels.get(name);
    return label === undefined
      ? []
      : [{ message: `文件里“${label}”不止一处，只读了一处`, fields: [pathOf(name)] }];
  });
}

/** Rows of the editor's family list; the printed form has seven, up to ten when they are short. */
const mostRelatives = 10;

/** The rules about the form as a file: what fits its boxes, what the archive can read of it, its photo. */
export const formRules: readonly Rule<CheckedForm>[] = [
  {
    id: 'form.unreadable',
    level: 'error',
    title: '各栏内容须能读懂',
    source: formGuide,
    remedy: '按提示改写这一栏',
    check: ({ reading }) =>
      noteProblems(reading.notes.filter((note) => note.level === 'error' && !isSeason(note))),
  },
  {
    id: 'form.doubtful',
    level: 'hint',
    title: '读入时作了变通的内容请核对',
    source: formGuide,
    remedy: '核对这一栏',
    check: ({ reading }) =>
      noteProblems(reading.notes.filter((note) => note.level === 'hint' && !isSeason(note))),
  },
  {
    id: 'form.season',
    level: 'hint',
    title: '“春、夏、初、底”等写法只能大致计算年龄',
    source: formGuide,
    remedy: '能查到年月的改写为 195004 这样的数字',
    check: ({ reading }) =>
      reading.notes.filter(isSeason).map((note) => ({
        message: `${note.label}“${note.text}”按 ${seasonMonth(note.text)} 月计算年龄，导入档案时不带入`,
        fields: [pathOfNote(note)],
      })),
  },
  {
    id: 'form.length',
    level: 'warning',
    title: '各栏字数不超过编辑器的限制',
    source: formGuide,
    remedy: '精简文字，否则编辑器可能截断',
    // What the archive cannot keep for its length is said by form.unreadable.
    check: ({ form, reading }) => {
      const unread = new Set(
        reading.notes.filter(({ level }) => level === 'error').map(({ label }) => label),
      );
      return boxProblems(form, (box) => (unread.has(box.label) ? undefined : tooLong(box)));
    },
  },
  {
    id: 'form.lines',
    level: 'warning',
    title: '简历、奖惩、考核、理由、呈报单位以外不换行',
    source: formGuide,
    remedy: '去掉这一栏里的换行',
    check: ({ form }) =>
      boxProblems(form, ({ label, text, lines }) =>
        !lines && text.includes('\n') ? `${label}里有换行` : undefined,
      ),
  },
  {
    id: 'form.repeated',
    level: 'warning',
    title: '文件里每一栏只写一处',
    source: formGuide,
    remedy: '用任免表编辑器打开核对后重新保存',
    check: ({ form }) => repeatedTags(form),
  },
  {
    id: 'form.familyRows',
    level: 'warning',
    title: '家庭主要成员不超过十行',
    source: formGuide,
    remedy: '只保留应填的家庭成员和重要社会关系',
    check: ({ form: { family } }) =>
      family.length > mostRelatives
        ? [
            {
              message: `家庭主要成员 ${family.length} 行，超过 ${mostRelatives} 行`,
              fields: ['children.family'],
            },
          ]
        : [],
  },
  {
    id: 'form.photo',
    level: 'warning',
    title: '照片须是完好的 JPEG 图片，不超过 5 MB',
    source: formGuide,
    remedy: '重新插入照片',
    check: ({ photo }) => (photo.kind === 'refused' ? [{ message: photo.message, fields: ['photo'] }] : []),
  },
  {
    id: 'form.photoRatio',
    level: 'warning',
    title: '照片宽高比为 4:5',
    source: formGuide,
    remedy: '重新裁剪照片',
    check: ({ photo }) =>
      photo.kind === 'jpeg' && photo.note !== null ? [{ message: photo.note, fields: ['photo'] }] : [],
  },
  {
    id: 'form.reform',
    level: 'hint',
    title: '4.0 版须有到龄年月和改革前任职年龄界限',
    source: retirementReform,
    remedy: '补填，或在“任免表文件”中“升级为 4.0”，按性别和出生年月填写',
    check: ({ form: { generation, values } }) =>
      (['DaoLingNianYue', 'GaiGeQianRenZhiNianLingJieXian'] as const)
        .filter((tag) => generation === 4 && values[tag] === '')
        .map((tag) => ({ message: `${labels.get(tag) ?? ''}没有填写`, fields: [pathOf(tag)] })),
  },
];
