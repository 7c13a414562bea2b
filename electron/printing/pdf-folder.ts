import { AppError } from '#shared/lib/errors';
import { freePath } from '../files/free-path';
import { pdfFile, type PdfFile } from './pdf-file';

/** PDFs of single subjects in one folder. */
export interface PdfFolder {
  /** A part of a subject's papers; `ends`: the last one. @throws PRINT_FOLDER_FAILED */
  readonly add: (
    label: string,
    part: Buffer,
    of: { readonly pages: number; readonly ends: boolean },
  ) => Promise<void>;
  /** Whole files and their pages. */
  readonly written: () => { readonly files: number; readonly pages: number };
  /** Takes away an unfinished file, and lets no other begin. */
  readonly abandon: () => Promise<void>;
}

/** Writes into a folder, one file after the other and none in place of another. */
export function pdfFolder(folder: string): PdfFolder {
  let current: PdfFile | null = null;
  let files = 0;
  let pages = 0;
  let currentPages = 0;
  let abandoned = false;
  async function write(label: string, part: Buffer, ends: boolean): Promise<void> {
    if (abandoned) return;
    current ??= pdfFile(freePath(folder, label, 'pdf'));
    await current.add(part);
    if (!ends) return;
    await current.finish();
    current = null;
    files += 1;
    pages += currentPages;
    currentPages = 0;
  }
  return {
    async add(label, part, of) {
      currentPages += of.pages;
      try {
        await write(label, part, of.ends);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        throw new AppError('PRINT_FOLDER_FAILED', { ...error.params, files });
      }
    },
    written: () => ({ files, pages }),
    async abandon() {
      abandoned = true;
      await current?.abandon();
    },
  };
}
