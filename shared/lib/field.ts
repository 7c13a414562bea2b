import { z } from 'zod';
import type { CodeTableName } from './code-tables';
import { isDateText } from './dates';

/**
 * What an input holds. Dates are text ('YYYY-MM' or 'YYYY-MM-DD', 'YYYY' where only the year is known);
 * `month` fields show months, `date` fields show days when they are known.
 */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'month'
  | 'date'
  | 'year'
  | 'code'
  | 'integer'
  | 'number'
  | 'flag'
  | 'idNumber'
  | 'phone'
  | 'partyDate'
  | 'organization';

export interface Option {
  readonly code: string;
  readonly text: string;
}

/** One field of an entity: the only place that names it for forms, lists, filters, imports, exports and audit. */
export interface Field {
  /** camelCase property; the SQL column is its snake_case form. */
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Name of an official code table (kind code). */
  readonly codes?: CodeTableName;
  /** The project's own closed list (kind code). */
  readonly options?: readonly Option[];
  /** Longest text in characters. */
  readonly max?: number;
  /** Heading of the form section the field stands in. */
  readonly section?: string;
  /** Empty is a finding of level 错误 in the logic checks; it never hinders saving a draft. */
  readonly required?: boolean;
  /** Suitable for the batch edit of many records. */
  readonly batch?: boolean;
  /** An index exists: lists may be sorted by it. */
  readonly sortable?: boolean;
  /** Shown in a list unless the user chooses otherwise; number = width in px. */
  readonly width?: number;
  readonly inList?: boolean;
  /** Computed by the program from other data, never typed in. */
  readonly derived?: boolean;
  /** Other header names seen in spreadsheets. */
  readonly synonyms?: readonly string[];
  readonly help?: string;
}

type ValueOfKind<K extends FieldKind> = K extends 'integer' | 'number' | 'organization'
  ? number | null
  : K extends 'flag'
    ? boolean
    : string | null;

export type FieldValue = string | number | boolean | null;

/** The record type that a field list describes. */
export type RecordOf<Fields extends readonly Field[]> = {
  [F in Fields[number] as F['key']]: ValueOfKind<F['kind']>;
};

const defaultMax: Partial<Record<FieldKind, number>> = {
  text: 200,
  longText: 8000,
  phone: 40,
  partyDate: 60,
  code: 20,
};
const datePattern = /^\d{4}(-\d{2}(-\d{2})?)?$/;

function valueSchema(field: Field): z.ZodType<FieldValue> {
  switch (field.kind) {
    case 'flag':
      return z.boolean();
    case 'integer':
      return z.number().int().min(-1e9).max(1e9).nullable();
    case 'number':
      return z.number().min(-1e12).max(1e12).nullable();
    case 'organization':
      return z.number().int().positive().nullable();
    case 'month':
    case 'date':
      return z.string().regex(datePattern).refine(isDateText, { error: 'no day of the calendar' }).nullable();
    case 'year':
      return z
        .string()
        .regex(/^\d{4}$/)
        .nullable();
    case 'idNumber':
      return z.string().max(30).nullable();
    default:
      return z
        .string()
        .max(field.max ?? defaultMax[field.kind] ?? 200)
        .nullable();
  }
}

/** The strict zod schema of a record; derived fields are not part of it, since nobody may send them. */
export function recordSchema<const Fields extends readonly Field[]>(
  fields: Fields,
): z.ZodType<RecordOf<Fields>> {
  const shape = Object.fromEntries(
    fields.filter((field) => !field.derived).map((field) => [field.key, valueSchema(field)]),
  );
  return z.strictObject(shape) as unknown as z.ZodType<RecordOf<Fields>>;
}

const emptyRecords = new WeakMap<readonly Field[], object>();

/** A record with every field empty: null, or false for flags. */
export function emptyRecord<const Fields extends readonly Field[]>(fields: Fields): RecordOf<Fields> {
  let empty = emptyRecords.get(fields);
  if (!empty) {
    const own = fields.filter((field) => !field.derived);
    empty = Object.fromEntries(own.map(({ key, kind }) => [key, kind === 'flag' ? false : null]));
    emptyRecords.set(fields, empty);
  }
  return { ...empty } as RecordOf<Fields>;
}

/** camelCase to snake_case, the one rule between properties and SQL columns. */
export function columnOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
