import { AppError } from '#shared/lib/errors';
import type { ReadLimits } from '#shared/workbooks/limits';
import { storedText } from './cell-text';
import type { ByteSource } from './file-source';
import { scanPart } from './scan-part';
import type { XmlHandler, XmlText } from './xml-scanner';
import type { ZipEntry } from './zip-directory';

/** Collects the items of sharedStrings.xml: plain or rich text, without the phonetic guides of `rPh`. */
class SharedStringsHandler implements XmlHandler {
  readonly items: (string | null)[] = [];
  wantsText = false;
  private item = '';
  private phonetic = false;

  open(name: string): void {
    if (name === 'si') this.item = '';
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 't') this.wantsText = !this.phonetic;
  }

  close(name: string): void {
    if (name === 'si') this.items.push(storedText(this.item));
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 't') this.wantsText = false;
  }

  text(piece: XmlText): void {
    this.item = this.item === '' ? piece.decoded() : this.item + piece.decoded();
  }
}

/**
 * The common text table of a workbook.
 * @throws AppError WORKBOOK_TOO_MUCH_TEXT, WORKBOOK_DAMAGED; what `progress` throws
 */
export async function readSharedStrings(
  source: ByteSource,
  entry: ZipEntry,
  limits: ReadLimits,
  progress: (bytes: number) => void,
): Promise<readonly (string | null)[]> {
  if (entry.unpacked > limits.textTableBytes) throw new AppError('WORKBOOK_TOO_MUCH_TEXT');
  const handler = new SharedStringsHandler();
  await scanPart(source, entry, handler, progress);
  return handler.items;
}
