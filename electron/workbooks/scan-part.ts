import type { ByteSource } from './file-source';
import { XmlError, XmlScanner, type XmlHandler } from './xml-scanner';
import { damaged, type ZipEntry } from './zip-directory';
import { readPart } from './zip-part';

/**
 * Feeds one part of the package to a handler, chunk by chunk.
 * @param progress called with the number of unpacked bytes after each chunk (about 256 KB); may throw to cancel
 * @throws AppError WORKBOOK_DAMAGED with the part's name; whatever the handler throws
 */
export async function scanPart(
  source: ByteSource,
  entry: ZipEntry,
  handler: XmlHandler,
  progress: (bytes: number) => void = () => {},
): Promise<void> {
  const scanner = new XmlScanner(handler);
  try {
    for await (const chunk of readPart(source, entry)) {
      scanner.write(chunk);
      progress(chunk.length);
    }
    scanner.end();
  } catch (error) {
    throw error instanceof XmlError ? damaged(entry.name) : error;
  }
}
