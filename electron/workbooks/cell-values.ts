import { fromExcelSerial } from '#shared/lib/dates';
import type { CellMark, CellValue } from '#shared/workbooks/model';
import { storedText } from './cell-text';
import { shownText, type NumberFormat } from './number-formats';
import { XmlError } from './xml-scanner';

/** A value with its mark; `mark` is undefined for plain cells. */
export interface ReadCell {
  readonly value: CellValue;
  readonly mark?: CellMark;
}

/** Numbers from here on have 16 digits, more than Excel keeps. */
export const FIRST_LONG_NUMBER = 1e15;
/** Days between the two date systems (ECMA-376 part 1, 18.17.4.1). */
const DAYS_TO_1904 = 1462;
/** Half a second: a stored 12:00 may lie a hair under its day's fraction. */
const ROUNDING = 0.5 / 86_400;

const DATE_MARKS: Readonly<Record<string, CellMark>> = {
  day: { date: 'day' },
  month: { date: 'month' },
  time: { date: 'time' },
};
const LONG: CellMark = { longNumber: true };
const ERROR: CellMark = { error: true };

function timeText(fraction: number): string {
  const minutes = Math.floor((fraction + ROUNDING) * 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Turns what a cell stores into what a reader wants. Made once per workbook. */
export class CellReader {
  private readonly shared: readonly (string | null)[];
  private readonly formats: readonly NumberFormat[];
  private readonly dayShift: number;
  /** A register has some 20,000 different days at most, and the same ones again and again. */
  private readonly days = new Map<number, string | undefined>();

  constructor(shared: readonly (string | null)[], formats: readonly NumberFormat[], date1904: boolean) {
    this.shared = shared;
    this.formats = formats;
    this.dayShift = date1904 ? DAYS_TO_1904 : 0;
  }

  /**
   * A numeric cell: a date where its style says so, else a number with 15 digits, as Excel shows it.
   * @throws XmlError when `raw` is no number
   */
  number(raw: string, style: number): ReadCell {
    let value = Number(raw);
    if (!Number.isFinite(value)) throw new XmlError('number');
    if (value === 0 && raw.trim() === '') return { value: null };
    const format = this.formats[style];
    if (format?.kind === 'date') {
      const cell = this.date(value, format.precision);
      if (cell) return cell;
    }
    if (Math.abs(value) >= FIRST_LONG_NUMBER) return { value, mark: LONG };
    // 1985.12 may be stored as 1985.1199999999999: Excel calculates with 17 digits and shows 15.
    if (raw.length > 15) value = Number(value.toPrecision(15));
    const shown = format?.kind === 'zeros' ? shownText(value, format) : undefined;
    return shown === undefined ? { value } : { value, mark: { shown } };
  }

  private date(serial: number, precision: NonNullable<CellMark['date']>): ReadCell | undefined {
    const mark = DATE_MARKS[precision];
    if (precision === 'time' && serial >= 0 && serial < 1) return { value: timeText(serial), mark };
    const day = this.day(Math.floor(serial + ROUNDING) + this.dayShift);
    if (day === undefined) return undefined;
    if (precision === 'month') return { value: day.slice(0, 7), mark };
    return { value: day, mark: DATE_MARKS['day'] };
  }

  private day(serial: number): string | undefined {
    let day = this.days.get(serial);
    if (day === undefined && !this.days.has(serial)) {
      day = fromExcelSerial(serial);
      if (this.days.size < 100_000) this.days.set(serial, day);
    }
    return day;
  }

  /** A cell that points into the common text table. @throws XmlError when there is no such item */
  sharedText(index: number): CellValue {
    const item = this.shared[index];
    if (item === undefined) throw new XmlError('shared string');
    return item;
  }

  /** A cell that is neither a plain number nor a shared text; `type` is its `t` attribute. @throws XmlError */
  typed(type: string, text: string): ReadCell {
    switch (type) {
      case 'str':
      case 'inlineStr':
        return { value: storedText(text) };
      case 'b':
        return { value: text.trim() === '1' || text.trim() === 'true' };
      case 'e':
        return { value: text, mark: ERROR };
      case 'd': {
        const day = /^\d{4}-\d{2}-\d{2}/.exec(text.trim())?.[0];
        return day === undefined ? { value: storedText(text) } : { value: day, mark: DATE_MARKS['day'] };
      }
      default:
        throw new XmlError(`t="${type}"`);
    }
  }
}
