import { findCode } from './code-tables';
import { looseDateReasons, parseLooseDate } from './dates';
import type { Field, FieldValue } from './field';
import { checkIdNumber } from './id-number';
import { fullWidthToHalf, stripInvisible } from './text';
import { comparable } from './words';

/** A cell's text as a value of its field, or the sentence that says why it is none. */
export type ReadValue =
  { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly reason: string };

/** Finds the one organization that a name means; undefined for none, or for more than one. */
export type FindOrganization = (name: string) => number | undefined;

function value(read: FieldValue): ReadValue {
  return { ok: true, value: read };
}

function readDate(text: string): ReadValue {
  const date = parseLooseDate(text);
  return date.ok ? value(date.value) : { ok: false, reason: looseDateReasons[date.reason] };
}

function readFlag(text: string): ReadValue {
  if (/^(是|有|√|✓|✔|y|yes|true|1)$/i.test(text)) return value(true);
  if (/^(否|无|不是|×|x|n|no|false|0)$/i.test(text)) return value(false);
  return { ok: false, reason: '应为“是”或“否”' };
}

function readNumber(text: string, whole: boolean): ReadValue {
  const number = Number(fullWidthToHalf(text).replace(/[,\s]/g, ''));
  if (!Number.isFinite(number)) return { ok: false, reason: '应为数字' };
  if (whole && !Number.isInteger(number)) return { ok: false, reason: '应为整数' };
  return value(number);
}

function readCode(field: Field, text: string): ReadValue {
  const own = field.options?.find(
    ({ code, text: word }) => code === text || comparable(word) === comparable(text),
  );
  const code = own?.code ?? (field.codes ? findCode(field.codes, text) : undefined);
  return code === undefined ? { ok: false, reason: `不是“${field.label}”的选项` } : value(code);
}

function readText(field: Field, text: string): ReadValue {
  const { max } = field;
  if (max !== undefined && text.length > max) return { ok: false, reason: `超过 ${max} 个字` };
  return value(text);
}

/**
 * Reads a cell as people paste it: dates in every form, codes by word, synonym or code, 是 and 否, numbers with commas.
 * The empty cell is the empty value. Dates keep
 * the precision they have. Never throws.
 */
export function readValue(field: Field, cell: string, findOrganization: FindOrganization): ReadValue {
  const text = stripInvisible(cell).trim();
  if (text === '') return value(field.kind === 'flag' ? false : null);
  switch (field.kind) {
    case 'month':
    case 'date':
      return readDate(text);
    case 'year': {
      const year = /^(19|20)\d{2}/.exec(fullWidthToHalf(text))?.[0];
      return year === undefined ? { ok: false, reason: '应为四位年份' } : value(year);
    }
    case 'flag':
      return readFlag(text);
    case 'integer':
    case 'number':
      return readNumber(text, field.kind === 'integer');
    case 'code':
      return readCode(field, text);
    case 'organization': {
      const id = findOrganization(text);
      return id === undefined ? { ok: false, reason: '单位库里没有或不止一个这样的单位' } : value(id);
    }
    case 'idNumber': {
      const checked = checkIdNumber(text);
      return value(checked.valid ? checked.value : text.slice(0, 30));
    }
    default:
      return readText(field, text);
  }
}
