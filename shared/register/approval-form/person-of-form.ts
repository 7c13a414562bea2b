import { degreeFromWords, educationFromWords } from '#shared/lib/education';
import type { Field, FieldValue } from '#shared/lib/field';
import { parseResume, type ResumeLine } from '#shared/lib/resume';
import { familyFields, resumeFields, type ChildRecord } from '../fields/children';
import { lrmxFamilyTags, lrmxTags, type LrmxFamilyRow, type LrmxForm, type LrmxTag } from '../lrmx-form';
import type { EducationKind, EducationSlot } from './education-slot';
import { educationTags, formFields, type FormFields } from './form-fields';
import type { FormNote, FormReading, FormRelative } from './form-reading';
import { readBox } from './read-box';

function labelOf(tag: LrmxTag): string {
  return lrmxTags.find((definition) => definition.tag === tag)?.label ?? tag;
}

function readFields({ generation, values }: LrmxForm, notes: FormNote[]): FormFields {
  const read: Record<string, FieldValue> = {};
  for (const { key, tag, field, since } of formFields) {
    if (since > generation) continue;
    const text = values[tag];
    const box = readBox(field, text);
    if (box.ok) read[key] = box.value;
    else notes.push({ level: 'error', key, label: labelOf(tag), text, message: box.message });
  }
  return read as FormFields;
}

const schoolMax = 90;

function readSchool(text: string): string | null {
  return text.replace(/\s+/g, ' ').trim() || null;
}

/** One kind of education; undefined when its level or degree is no word of the code tables, or a school is too long. */
function readEducation(
  { values }: LrmxForm,
  kind: EducationKind,
  notes: FormNote[],
): EducationSlot | undefined {
  const tags = educationTags[kind];
  const [words, degreeWords] = [values[tags.level].trim(), values[tags.degree].trim()];
  const schools = [tags.school, tags.degreeSchool].map((tag) => readSchool(values[tag]));
  const level = educationFromWords(words);
  const degree = degreeFromWords(degreeWords === '' ? words : degreeWords);
  const before = notes.length;
  const complain = (tag: LrmxTag, text: string, message: string): void => {
    notes.push({ level: 'error', key: `educations.${kind}`, label: labelOf(tag), text, message });
  };
  if (words !== '' && !level.ok)
    complain(
      tags.level,
      words,
      `“${words}”不是可以识别的学历，没有读入。请填大学、大专、研究生等，结业、肄业的在档案中注明`,
    );
  if (degreeWords !== '' && !degree.ok)
    complain(
      tags.degree,
      degreeWords,
      `“${degreeWords}”不是可以识别的学位，没有读入。请填理学学士、法学硕士等`,
    );
  for (const [at, tag] of [tags.school, tags.degreeSchool].entries())
    if ((schools[at]?.length ?? 0) > schoolMax)
      complain(tag, values[tag], `院校及专业超过 ${schoolMax} 字，没有读入。请先缩短`);
  if (notes.length > before) return undefined;
  const [school, degreeSchool] = schools;
  if (!degree.ok && degreeSchool && degreeSchool !== school)
    notes.push({
      level: 'hint',
      key: `educations.${kind}`,
      label: labelOf(tags.degreeSchool),
      text: degreeSchool,
      message: `没有填学位，学位的毕业院校“${degreeSchool}”没有读入，请核对`,
    });
  return {
    level: level.ok ? level.value : null,
    degree: degree.ok ? degree.value : null,
    school: school ?? null,
    degreeSchool: degree.ok ? (degreeSchool ?? null) : null,
  };
}

const lineMax = (resumeFields as readonly Field[]).find(({ key }) => key === 'content')?.max ?? 1000;

function lineNotes(lines: readonly ResumeLine[]): FormNote[] {
  return lines.flatMap(({ start, text }, index): FormNote[] => {
    const note = { key: 'resume', label: '简历', text };
    if (text.length > lineMax)
      return [
        {
          ...note,
          level: 'error',
          message: `简历第 ${index + 1} 段超过 ${lineMax} 字，没有读入。请分成几段`,
        },
      ];
    if (start !== null || /届/.test(text)) return [];
    return [
      { ...note, level: 'hint', message: `简历第 ${index + 1} 段开头看不出起止年月，按说明文字读入，请核对` },
    ];
  });
}

function readResume({ values }: LrmxForm, notes: FormNote[]): ChildRecord<'resume'>[] | null {
  const lines = parseResume(values.JianLi);
  const found = lineNotes(lines);
  notes.push(...found);
  if (found.some(({ level }) => level === 'error')) return null;
  return lines.map(({ start, end, text }) => ({ started: start, ended: end, content: text }));
}

const familyKeys = {
  ChengWei: 'relation',
  XingMing: 'name',
  ChuShengRiQi: 'birthDate',
  ZhengZhiMianMao: 'politicalStatus',
  GongZuoDanWeiJiZhiWu: 'work',
} as const satisfies Record<keyof LrmxFamilyRow, keyof FormRelative>;

/** The key of a family row in the comparison. @param at its place in the file, counted from 0 */
export function familyKey(at: number): string {
  return `family.${at}`;
}

function readRelative(row: LrmxFamilyRow, at: number, notes: FormNote[]): FormRelative {
  const read: Record<string, FieldValue> = {};
  for (const { tag, label } of lrmxFamilyTags) {
    const field = familyFields.find(({ key }) => key === familyKeys[tag]) as Field;
    const box = readBox(field, row[tag]);
    if (box.ok) read[field.key] = box.value;
    else {
      const who = `家庭成员第 ${at + 1} 行${label}`;
      notes.push({ level: 'error', key: familyKey(at), label: who, text: row[tag], message: box.message });
    }
  }
  return read;
}

function isBlankRow(row: LrmxFamilyRow): boolean {
  return Object.values(row).every((text) => text.trim() === '');
}

/**
 * Reads an approval form into the values of the register. Text that fits no code, date or length is left out and named in
 * the notes with a sentence. School and major stay in one text. Never throws.
 */
export function readForm(form: LrmxForm): FormReading {
  const notes: FormNote[] = [];
  const fields = readFields(form, notes);
  const slots = (['1', '2'] as const).map((kind) => [kind, readEducation(form, kind, notes)] as const);
  const resume = readResume(form, notes);
  const rows = form.family.filter((row) => !isBlankRow(row));
  return {
    fields,
    educations: Object.fromEntries(slots.filter(([, slot]) => slot !== undefined)),
    resume,
    family: rows.map((row, at) => readRelative(row, at, notes)),
    photo: form.values.ZhaoPian.trim() || null,
    notes,
  };
}
