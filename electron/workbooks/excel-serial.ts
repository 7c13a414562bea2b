import { datePrecision } from '#shared/lib/dates';

/** Days from 1899-12-30 to 1970-01-01: serials of the 1900 date system from March 1900 on. */
const EPOCH_SERIAL = 25_569;
const DAY_MS = 86_400_000;
/** Before 1900-03-01 Excel's count is a day off (its 29 February 1900 never was); such dates are written as text. */
const FIRST_SERIAL = 61;

const known = new Map<string, number | undefined>();

/**
 * Excel's number for a day, without any time zone: '1985-03-05' -> 31111.
 * @param date 'YYYY-MM-DD'; anything else, and days before March 1900, give undefined
 */
export function excelSerial(date: string): number | undefined {
  const serial = known.get(date);
  if (serial !== undefined || known.has(date)) return serial;
  const computed =
    datePrecision(date) === 'day' ? Date.parse(`${date}T00:00:00Z`) / DAY_MS + EPOCH_SERIAL : undefined;
  const value = computed !== undefined && computed >= FIRST_SERIAL ? computed : undefined;
  // Days repeat in a register; the bound only keeps nonsense from piling up.
  if (known.size > 50_000) known.clear();
  known.set(date, value);
  return value;
}
