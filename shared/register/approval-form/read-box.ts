import { looseDateReasons, parseLooseDate } from '#shared/lib/dates';
import { recordSchema, type Field, type FieldValue } from '#shared/lib/field';
import { isBlankFor, readValue } from '../import/read-value';

/** What a box says: a value (null for an empty box), or why it cannot be read. */
export type BoxReading =
  { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly message: string };

function refused(text: string, reason: string, remedy: string): BoxReading {
  return { ok: false, message: `“${shortened(text)}”没有读入：${reason}。${remedy}` };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Digits of the file keep their day; five digits are a slip here, never a day count of Excel. */
function readDate(text: string): BoxReading {
  const date = /^\s*\d{5}\s*$/.test(text)
    ? ({ ok: false, reason: 'unreadable' } as const)
    : parseLooseDate(text);
  return date.ok
    ? { ok: true, value: date.value }
    : refused(text, looseDateReasons[date.reason], '请改成 198503 或 19850305 这样的数字');
}

function readPlain(field: Field, text: string): BoxReading {
  const reading = readValue(field, text);
  if (!reading.ok) return refused(text, reading.reason, reading.remedy);
  return { ok: true, value: reading.value ?? null };
}

const schemas = new Map<Field, ReturnType<typeof recordSchema>>();

/** Whether the register can keep a value. */
function fits(field: Field, value: FieldValue): boolean {
  let schema = schemas.get(field);
  if (!schema) schemas.set(field, (schema = recordSchema([field])));
  return schema.safeParse({ [field.key]: value }).success;
}

/**
 * Reads one box of the form for a field of the register: codes by word, dates with their day where it is given.
 * @param text as the file has it
 */
export function readBox(field: Field, text: string): BoxReading {
  if (isBlankFor(field, text)) return { ok: true, value: null };
  const isDate = field.kind === 'month' || field.kind === 'date';
  const reading = isDate ? readDate(text) : readPlain(field, text);
  if (!reading.ok || fits(field, reading.value)) return reading;
  return refused(text, `超过“${field.label}”能保存的 ${field.max ?? 200} 字`, '请先缩短');
}
