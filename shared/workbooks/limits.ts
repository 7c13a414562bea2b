/** How much of a workbook is read. A file beyond a limit is refused with a sentence, never read halfway. */
export interface ReadLimits {
  /** Size of the file itself, in bytes. */
  readonly fileBytes: number;
  /** Size of everything in the file once unpacked, in bytes. */
  readonly unpackedBytes: number;
  /** How many times larger a part may become when unpacked; parts under 10 MB are not held to it. */
  readonly ratio: number;
  /** Parts (sheets, pictures, settings) inside the file. */
  readonly entries: number;
  /** Unpacked size of the common text table, in bytes: unlike sheets it is held in memory whole. */
  readonly textTableBytes: number;
  readonly sheets: number;
  /** Rows with content, per sheet. */
  readonly rows: number;
  /** Columns with content. */
  readonly columns: number;
  /** Cells with content in the whole file. */
  readonly cells: number;
}

/**
 * Defaults; a department with larger files changes them in the settings.
 * - rows: Excel's own end is 1,048,576 (Microsoft, Excel specifications and limits). The largest workbooks of this trade, a
 *   county's whole register with history, have tens of thousands of rows; 60,000 must be read (issue 2, part 5).
 * - columns: the widest official table (党内统计) has some 300.
 * - cells: 6 million (200,000 rows of 30) took 360 MB when measured, within the reach of a 4 GB office computer.
 * - ratio: deflate ends at 1032:1. Of sheets made of empty formatted cells the worst reached 244:1 when measured, those with
 *   cell references 25:1; Apache POI (ZipSecureFile) stops at 100:1 and is known to refuse honest sheets.
 */
export const READ_LIMITS: ReadLimits = {
  fileBytes: 100 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  ratio: 300,
  entries: 10_000,
  textTableBytes: 200 * 1024 * 1024,
  sheets: 300,
  rows: 200_000,
  columns: 1_000,
  cells: 6_000_000,
};
