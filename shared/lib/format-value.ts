import { codeText } from '#shared/lib/code-tables';
import { formatDate, formatMonth } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { printPartyDate } from '#shared/lib/party-date';

/**
 * A stored value as the screen and paper show it: codes as words, months as yyyy.MM, flags as 是.
 * @param organizationName looks up the name of an organization field
 */
export function formatValue(
  field: Field,
  value: FieldValue | undefined,
  organizationName: (id: number) => string = String,
): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'flag':
      return value === true ? '是' : '';
    case 'code':
      return field.options
        ? (field.options.find((option) => option.code === value)?.text ?? String(value))
        : (field.codes && codeText(field.codes, String(value))) || String(value);
    case 'month':
      return formatMonth(String(value));
    case 'date':
      return formatDate(String(value));
    case 'partyDate':
      return printPartyDate(String(value));
    case 'organization':
      return organizationName(Number(value));
    default:
      return String(value);
  }
}
