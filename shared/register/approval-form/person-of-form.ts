import type { Field, FieldValue } from '#shared/lib/field';
import { parseResume, type ResumeLine } from '#shared/lib/resume';
import { familyFields, resumeFields, type ChildRecord } from '../fields/children';
import { lrmxFamilyTags, type LrmxFamilyRow, type LrmxForm } from '../lrmx-form';
import { boxLabel, formFields, type FormFields } from './form-fields';
import type { FormNote, FormReading, FormRelative } from './form-reading';
import { readBox } from './read-box';
import { readEducation } from './read-education';

function readFields({ generation, values }: LrmxForm, notes: FormNote[]): FormFields {
  const read: Record<string, FieldValue> = {};
  for (const { key, tag, field, since } of formFields) {
    if (since > generation) continue;
    const text = values[tag];
    const box = readBox(field, text);
    if (box.ok) read[key] = box.value;
    else notes.push({ level: 'error', key, label: boxLabel(tag), text, message: box.message });
  }
  return read as FormFields;
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

/** The key in the archive of each value of a family row. */
export const familyTags = {
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
    const field = familyFields.find(({ key }) => key === familyTags[tag]) as Field;
    const box = readBox(field, row[tag]);
    if (box.ok) read[field.key] = box.value;
    else {
      const who = `家庭成员第 ${at + 1} 行${label}`;
      notes.push({ level: 'error', key: familyKey(at), label: who, text: row[tag], message: box.message });
    }
  }
  return read;
}

/** Whether a family row says nothing: such rows are passed over. */
export function isBlankRow(row: LrmxFamilyRow): boolean {
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
