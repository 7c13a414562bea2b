import type { Field, FieldValue } from '#shared/lib/field';
import type { CellMark, CellValue } from '#shared/workbooks/model';
import { personChildren, type ChildKey } from '../fields/children';
import { personFields } from '../fields/person';
import { readFamilyText, readResumeText } from './read-texts';
import { readEducationWords } from './read-education';
import { isBlankFor, readValue, refuse, type Reading } from './read-value';
import { shownText, type MappedColumn, type Problem } from './source';
import type { ImportTarget, TargetPlace } from './targets';

/** A column with the place its values go to. */
export interface PersonColumn {
  readonly index: number;
  readonly header: string;
  readonly place: TargetPlace;
  /** Reads a cell, remembering what the same text meant before. */
  readonly read: (value: CellValue | undefined, mark: CellMark | undefined) => Reading;
}

const MOST_REMEMBERED = 20_000;
/** A column of which so many texts came once only, such as ID numbers, is not remembered any further. */
const TRIED = 400;

/** The same words come again and again in a column; marks other than merging change what a text means. */
function remembering(
  read: (value: CellValue | undefined, mark: CellMark | undefined) => Reading,
): PersonColumn['read'] {
  const known = new Map<string, Reading>();
  let asked = 0;
  return (value, mark) => {
    if (known.size > TRIED && known.size * 2 > asked) return read(value, mark);
    const plain = mark === undefined || (mark.merged === true && Object.keys(mark).length === 1);
    if (typeof value !== 'string' || !plain || value.length > 60) return read(value, mark);
    asked += 1;
    let reading = known.get(value);
    if (reading === undefined) {
      reading = read(value, undefined);
      if (known.size < MOST_REMEMBERED) known.set(value, reading);
    }
    return reading;
  };
}

function field(fields: readonly Field[], key: string): Field {
  const found = fields.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
}

/** A reading that is only checked for form here; what it means is read where the row is put together. */
const textField: Field = { key: 'text', label: '内容', kind: 'longText', max: 20_000 };
const lineField: Field = { key: 'line', label: '单位', kind: 'text', max: 300 };
const codeLike: Pick<Field, 'kind'> = { kind: 'code' };
const summary = field(personFields, 'appraisalSummary');
const school = field(personChildren.educations.fields, 'school');
const result = field(personChildren.appraisals.fields, 'result');

function checkedText(
  value: CellValue | undefined,
  mark: CellMark | undefined,
  as: Field,
  parse: (text: string) => unknown,
  failure: readonly [code: string, reason: string, remedy: string],
): Reading {
  const reading = readValue(as, value, mark);
  if (!reading.ok || reading.value === undefined) return reading;
  return parse(String(reading.value)) === undefined ? refuse(...failure) : reading;
}

function readEducation(value: CellValue | undefined, mark: CellMark | undefined): Reading {
  if (isBlankFor(codeLike, value) && !mark?.formula) return { ok: true, value: undefined };
  return checkedText(value, mark, lineField, readEducationWords, [
    'education',
    '看不出是哪种学历',
    '请填研究生、大学、大专、中专、高中、初中等，在职教育另列一栏',
  ]);
}

function readerOf(place: TargetPlace): PersonColumn['read'] {
  switch (place.type) {
    case 'field':
      return (value, mark) => readValue(place.field, value, mark);
    case 'member':
      return (value, mark) => readValue(place.field, value, mark);
    case 'unit':
    case 'parentUnit':
      return (value, mark) => readValue(lineField, value, mark);
    case 'education':
      return readEducation;
    case 'school':
      return (value, mark) => readValue(school, value, mark);
    case 'appraisal':
      return (value, mark) => readValue(result, value, mark);
    case 'appraisals':
      return (value, mark) => readValue(summary, value, mark);
    case 'tags':
      return (value, mark) => readValue(lineField, value, mark);
    case 'resume':
      return (value, mark) =>
        checkedText(value, mark, textField, readResumeText, [
          'resume',
          '简历没有一行以年月开头',
          '请按“1991.01--2000.01  某单位某职务”逐行填写',
        ]);
    case 'family':
      return (value, mark) =>
        checkedText(value, mark, textField, readFamilyText, [
          'family',
          '看不懂家庭成员',
          '请每行写一人：称谓、姓名、出生年月、政治面貌、工作单位及职务',
        ]);
  }
}

/** Columns with their places; those that go nowhere or to a target that is no more are left out. */
export function compileColumns(
  columns: readonly MappedColumn[],
  targets: readonly ImportTarget[],
): PersonColumn[] {
  const byKey = new Map(targets.map((target) => [target.key, target]));
  return columns.flatMap(({ index, header, target }) => {
    const place = byKey.get(target)?.place;
    return place ? [{ index, header, place, read: remembering(readerOf(place)) }] : [];
  });
}

/** The repeated sets that the columns touch: only these are read from the register. */
export function setsOf(columns: readonly PersonColumn[]): ChildKey[] {
  const sets = columns.flatMap(({ place }): ChildKey[] => {
    switch (place.type) {
      case 'member':
        return [place.set];
      case 'education':
      case 'school':
        return ['educations'];
      case 'appraisal':
      case 'appraisals':
        return ['appraisals'];
      case 'resume':
      case 'family':
      case 'tags':
        return [place.type];
      default:
        return [];
    }
  });
  return [...new Set(sets)];
}

/** Shows a cell in a message, shortened. */
export function quoteCell(value: CellValue | undefined, mark: CellMark | undefined): string {
  const text = shownText(value, mark).replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Why a cell could not be read, and where it stands. */
export function cellProblem(
  { index, header }: Pick<PersonColumn, 'index' | 'header'>,
  { code, reason, remedy }: Extract<Reading, { ok: false }>,
  value: CellValue | undefined,
  mark: CellMark | undefined,
): Problem {
  return { code, column: index, header, value: quoteCell(value, mark), reason, remedy };
}

export type Values = Record<string, FieldValue>;
