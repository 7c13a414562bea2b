import type { Field, FieldValue } from '#shared/lib/field';
import { parsePartyDate } from '#shared/lib/party-date';

function isEmpty(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || value === '' || value === false;
}

function squeezed(value: FieldValue): string {
  return String(value).replace(/\s+/g, '');
}

function sameParty(before: string, after: string): boolean {
  const [one, other] = [parsePartyDate(before), parsePartyDate(after)];
  if (!one.ok || !other.ok) return squeezed(before) === squeezed(after);
  const { joined, parties, nonPartisan } = one.value;
  return (
    sameDate(joined ?? '', other.value.joined ?? '') &&
    nonPartisan === other.value.nonPartisan &&
    parties.join() === other.value.parties.join()
  );
}

/** A month where the register knows the day is no change; a day where it knew the month is one. */
function sameDate(before: string, after: string): boolean {
  return before === after || (after !== '' && before.startsWith(`${after}-`));
}

/**
 * Whether a value from a sheet says what the register already holds: blanks inside texts, a month instead of the known day,
 * or another way to write 入党时间 are no change.
 */
export function sameValue(
  field: Pick<Field, 'kind'>,
  before: FieldValue | undefined,
  after: FieldValue,
): boolean {
  if (isEmpty(before) || isEmpty(after)) return isEmpty(before) && isEmpty(after);
  if (before === undefined) return false;
  switch (field.kind) {
    case 'month':
    case 'date':
      return sameDate(String(before), String(after));
    case 'partyDate':
      return sameParty(String(before), String(after));
    case 'text':
    case 'longText':
    case 'phone':
      return before === after || squeezed(before) === squeezed(after);
    default:
      return before === after;
  }
}
