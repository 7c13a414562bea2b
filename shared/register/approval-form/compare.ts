import { formatDate } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { sameValue } from '../import/same-value';
import type { LrmxForm } from '../lrmx-form';
import type { PersonContent } from '../person/person-document';
import { emptyPerson, toContent } from '../person/person-values';
import { archiveValue, composedFields, composedPlace, type Composed } from './composed';
import { applySlot } from './apply-education';
import { isEmptySlot, sameSlot, slotOf, slotText, type EducationKind } from './education-slot';
import { applyFamily, pairFamily, type FamilyPair } from './family-match';
import { educationTags, formFields, type FormKey } from './form-fields';
import { formText, type FormPerson } from './form-of-person';
import type { FormReading } from './form-reading';
import { readForm } from './person-of-form';
import { replacedResume, resumeText, sameResume } from './resume-rows';

/**
 * same: both sides say the same. new: only the file says something. different: both do, not the same. onlyArchive: the file
 * is silent. unreadable: the file's text cannot be taken over.
 */
export type FormRowState = 'same' | 'new' | 'different' | 'onlyArchive' | 'unreadable';

/** One line of the comparison of a form with the archive. */
export interface FormRow {
  /** Key of a person field, or educations.1, educations.2, resume, family.0, family.archive.0, photo. */
  readonly key: string;
  readonly label: string;
  /** What the file says, as a clerk reads it; what cannot be read stands as the file has it. */
  readonly file: string;
  readonly archive: string;
  readonly state: FormRowState;
  /** What is to be said about the file's text. */
  readonly note?: string;
}

/** Which side is taken, by the key of the row; the archive's where nothing is said. */
export type FormChoices = Readonly<Record<string, 'file' | 'archive'>>;

interface Sides {
  readonly same: boolean;
  readonly file: boolean;
  readonly archive: boolean;
}

/** @param sides whether they agree, and whether each says anything */
function stateOf({ same, file, archive }: Sides): FormRowState {
  if (same) return 'same';
  if (!archive) return 'new';
  return file ? 'different' : 'onlyArchive';
}

/** Adds what the reading noted. */
function noted(row: FormRow, { notes }: FormReading): FormRow {
  const own = notes.filter(({ key }) => key === row.key);
  return own.length === 0 ? row : { ...row, note: own.map(({ message }) => message).join('\n') };
}

function valueText(field: Field, value: FieldValue | undefined): string {
  if (field.kind === 'month' && typeof value === 'string') return formatDate(value);
  return formatValue(field, value);
}

/** A text that cannot be read says nothing new where the archive holds the very same. */
function unreadRow(
  row: Pick<FormRow, 'key' | 'label'>,
  file: string,
  field: Field,
  own: FieldValue | undefined,
): FormRow {
  const same = file.trim() === formText(field, own);
  return { ...row, file, archive: valueText(field, own), state: same ? 'same' : 'unreadable' };
}

function fieldRows(form: LrmxForm, reading: FormReading, content: PersonContent | null): FormRow[] {
  const composed: Composed = content === null ? {} : composedFields(content);
  const known = formFields.filter(({ since }) => since <= form.generation);
  return known.map(({ key, field, tag }) => {
    const { label } = field;
    const value = reading.fields[key];
    if (value === undefined) return unreadRow({ key, label }, form.values[tag], field, content?.fields[key]);
    const before = archiveValue(key, content, composed, value);
    const [file, archive] = [valueText(field, value), valueText(field, before)];
    const sides = { same: sameValue(field, before, value), file: file !== '', archive: archive !== '' };
    return { key, label, file, archive, state: stateOf(sides) };
  });
}

const educationLabels = { '1': '全日制教育', '2': '在职教育' } as const satisfies Record<
  EducationKind,
  string
>;

function educationRow(
  kind: EducationKind,
  form: LrmxForm,
  reading: FormReading,
  content: PersonContent | null,
): FormRow {
  const before = slotOf(content?.children.educations ?? [], kind);
  const slot = reading.educations[kind];
  const row = { key: `educations.${kind}`, label: educationLabels[kind], archive: slotText(before) };
  if (!slot) {
    const raw = Object.values(educationTags[kind]).map((tag) => form.values[tag]);
    return { ...row, file: [...new Set(raw)].filter((text) => text !== '').join('\n'), state: 'unreadable' };
  }
  const sides = { same: sameSlot(before, slot), file: !isEmptySlot(slot), archive: !isEmptySlot(before) };
  return { ...row, file: slotText(slot), state: stateOf(sides) };
}

function resumeRow(form: LrmxForm, { resume }: FormReading, content: PersonContent | null): FormRow {
  const before = content?.children.resume ?? [];
  const row = { key: 'resume', label: '简历', archive: resumeText(before) };
  if (resume === null) return { ...row, file: form.values.JianLi, state: 'unreadable' };
  const sides = { same: sameResume(before, resume), file: resume.length > 0, archive: before.length > 0 };
  return { ...row, file: resumeText(resume), state: stateOf(sides) };
}

function relativeText(row: FamilyPair['file']): string {
  if (row === null) return '';
  const { relation, name, birthDate, politicalStatus, work } = row;
  return [relation, name, birthDate ? formatDate(birthDate) : null, politicalStatus, work]
    .filter(Boolean)
    .join(' ');
}

/** A row that seems the same though part of it was not read is not. */
function familyRow({ key, file, archive, changes }: FamilyPair, { notes }: FormReading): FormRow {
  const same = file !== null && archive !== null && Object.keys(changes).length === 0;
  const lost = same && notes.some((note) => note.key === key && note.level === 'error');
  const state = lost ? 'unreadable' : stateOf({ same, file: file !== null, archive: archive !== null });
  const who = file?.relation ?? archive?.relation ?? '';
  return {
    key,
    label: who === '' ? '家庭成员' : `家庭成员（${who}）`,
    file: relativeText(file),
    archive: relativeText(archive),
    state,
  };
}

function photoRow({ photo }: FormReading, person: FormPerson | null): FormRow {
  const before = person?.photo ?? null;
  const sides = { same: photo === before, file: photo !== null, archive: before !== null };
  const text = (image: string | null): string => (image === null ? '' : '有照片');
  return { key: 'photo', label: '照片', file: text(photo), archive: text(before), state: stateOf(sides) };
}

/** Puts rows behind the row with a key. */
function insertedAfter(rows: readonly FormRow[], key: FormKey, added: readonly FormRow[]): FormRow[] {
  return rows.flatMap((row) => (row.key === key ? [row, ...added] : [row]));
}

/**
 * Holds a form against a person of the archive, or against nobody, row by row in the order of the form.
 * Different ways to write one thing (blanks, a month beside the known day, 配偶 beside 妻子) are the same.
 */
export function compareForm(form: LrmxForm, person: FormPerson | null): FormRow[] {
  const reading = readForm(form);
  const content = person?.content ?? null;
  const educations = (['1', '2'] as const).map((kind) => educationRow(kind, form, reading, content));
  const family = pairFamily(reading.family, content?.children.family ?? []).map((pair) =>
    familyRow(pair, reading),
  );
  let rows = fieldRows(form, reading, content);
  rows = insertedAfter(rows, 'speciality', educations);
  rows = insertedAfter(rows, 'proposedRemoval', [resumeRow(form, reading, content)]);
  rows = insertedAfter(rows, 'proposalReason', family);
  rows = insertedAfter(rows, 'idNumber', [photoRow(reading, person)]);
  return rows.map((row) => noted(row, reading));
}

/** 到龄年月 and the like are held against what the rules give once the fields that they follow are taken. */
function appliedFields({ fields }: FormReading, content: PersonContent, choices: FormChoices): PersonContent {
  const chosen = formFields
    .filter(({ key }) => choices[key] === 'file' && fields[key] !== undefined)
    .sort((a, b) => composedPlace(a.key) - composedPlace(b.key));
  return chosen.reduce((before, { key, field }) => {
    const value = fields[key] ?? null;
    const composed = composedPlace(key) < 0 ? {} : composedFields(before);
    const known = archiveValue(key, before, composed, value);
    return sameValue(field, known, value)
      ? before
      : { ...before, fields: { ...before.fields, [key]: value } };
  }, content);
}

function appliedEducations(
  { educations }: FormReading,
  { children }: PersonContent,
  choices: FormChoices,
): PersonContent['children']['educations'] {
  let rows = children.educations;
  for (const kind of ['1', '2'] as const) {
    const slot = educations[kind];
    if (choices[`educations.${kind}`] !== 'file' || !slot || sameSlot(slotOf(rows, kind), slot)) continue;
    rows = applySlot(rows, kind, slot);
  }
  return rows;
}

function appliedResume(
  { resume }: FormReading,
  { children }: PersonContent,
  choices: FormChoices,
): PersonContent['children']['resume'] {
  const before = children.resume;
  return choices['resume'] === 'file' && resume !== null ? replacedResume(before, resume) : before;
}

/**
 * A person's content once the chosen rows are taken from the form. Only what differs is written: what the form does not
 * know (ID numbers of relatives, appointments, ranks, reward and appraisal rows, phone …) stays, and so does everything
 * where the archive's side is chosen, where both agree, or where the form could not be read. The photo is the caller's.
 */
export function applyForm(content: PersonContent, form: LrmxForm, choices: FormChoices): PersonContent {
  const reading = readForm(form);
  const family = applyFamily(reading.family, content.children.family, (key) => choices[key] === 'file');
  return {
    fields: appliedFields(reading, content, choices).fields,
    children: {
      ...content.children,
      educations: appliedEducations(reading, content, choices),
      resume: appliedResume(reading, content, choices),
      family: [...family],
    },
  };
}

/**
 * Somebody of whom nothing is known but a form. What it says stands, also what would be drawn from no rows or from the rules
 * (奖惩情况 无, 到龄年月): it comes out again as it came in, whatever is learnt later.
 */
export function personOfForm(form: LrmxForm, choices: FormChoices): PersonContent {
  const { fields, children } = applyForm(toContent(emptyPerson()), form, choices);
  const reading = readForm(form);
  const said = formFields.filter(({ key }) => choices[key] === 'file' && reading.fields[key] !== undefined);
  return {
    fields: { ...fields, ...Object.fromEntries(said.map(({ key }) => [key, reading.fields[key]])) },
    children,
  };
}
