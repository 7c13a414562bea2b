import type { ByteSource } from './file-source';
import { formatOf, type NumberFormat } from './number-formats';
import { scanPart } from './scan-part';
import { attribute } from './xml-scanner';
import type { ZipEntry } from './zip-directory';

/**
 * The number format of each cell style (the `s` of a cell is an index into cellXfs, ECMA-376 part 1, 18.8.10).
 * @throws AppError WORKBOOK_DAMAGED
 */
export async function readCellFormats(source: ByteSource, entry: ZipEntry): Promise<NumberFormat[]> {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let inCellXfs = false;
  await scanPart(source, entry, {
    wantsText: false,
    text: () => {},
    open(name, attributes) {
      if (name === 'cellXfs') inCellXfs = true;
      else if (name === 'numFmt' && attributes.includes('formatCode')) {
        custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      } else if (name === 'xf' && inCellXfs) ids.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellXfs = false;
    },
  });
  return ids.map((id) => formatOf(id, custom));
}
