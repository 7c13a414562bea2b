import path from 'node:path';
import type { Parsed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { docxAtOnce, type SavedPapers } from '#shared/register/papers/papers-contract';
import type { SubjectPaper } from '#shared/register/papers/paper-source';
import { writeChosen } from '../../../app/chosen-files';
import type { Db } from '../../../archive/driver';
import type { JobContext } from '../../../contexts';
import { writeDocx, type DocxOptions } from '../../../documents/docx';
import type { Picture } from '../../../documents/docx-image';
import { freePath } from '../../../files/free-path';
import { selectContent } from '../person/attachment.store';
import type { PaperStack } from './paper-stack';
import { stackOf } from './paper-stacks';

const doing = '正在写 Word 文档';

function readPicture(db: Db, id: number): Picture | null {
  const found = selectContent(db, id);
  if (found?.mediaType === 'image/jpeg') return { type: 'jpg', content: found.content };
  return found?.mediaType === 'image/png' ? { type: 'png', content: found.content } : null;
}

/** Scans that are pictures; a PDF cannot stand in a Word document. The last one is kept: it is asked for page by page. */
function scansOf(db: Db): DocxOptions['scan'] {
  let last: { readonly id: number; readonly picture: Picture | null } | undefined;
  return (id) => {
    if (last?.id !== id) last = { id, picture: readPicture(db, id) };
    return last.picture;
  };
}

function pagesOf(papers: readonly SubjectPaper[]): number {
  return papers.reduce((sum, { sheets }) => sum + sheets.length, 0);
}

/** All subjects in one document. @throws PAPERS_DOCX_TOO_MANY, PRINT_NOTHING, FILE_NOT_WRITTEN, CANCELLED */
async function toFile(
  file: string,
  title: string,
  stack: PaperStack,
  context: JobContext,
): Promise<SavedPapers> {
  if (stack.count > docxAtOnce)
    throw new AppError('PAPERS_DOCX_TOO_MANY', { count: stack.count, limit: docxAtOnce });
  const papers: SubjectPaper[] = [];
  for (let at = 0; at < stack.count; at += 1) {
    context.checkpoint(at, stack.count, doing);
    papers.push(...stack.read(at, at + 1).filter(({ sheets }) => sheets.length > 0));
  }
  const pages = pagesOf(papers);
  if (pages === 0) throw new AppError('PRINT_NOTHING');
  const content = await writeDocx(papers, { title, scan: scansOf(context.db) });
  context.checkpoint(stack.count, stack.count, doing);
  await writeChosen(file, content);
  return { files: 1, pages };
}

/** A document for each subject, none in place of another. @throws PAPERS_FOLDER_FAILED, PRINT_NOTHING, CANCELLED */
async function toFolder(folder: string, stack: PaperStack, context: JobContext): Promise<SavedPapers> {
  let [files, pages] = [0, 0];
  for (let at = 0; at < stack.count; at += 1) {
    context.checkpoint(at, stack.count, doing);
    for (const paper of stack.read(at, at + 1)) {
      if (paper.sheets.length === 0) continue;
      const file = freePath(folder, paper.label, 'docx');
      const content = await writeDocx([paper], { title: paper.label, scan: scansOf(context.db) });
      await writeChosen(file, content).catch(() => {
        throw new AppError('PAPERS_FOLDER_FAILED', { name: path.basename(file), files });
      });
      files += 1;
      pages += paper.sheets.length;
    }
  }
  if (files === 0) throw new AppError('PRINT_NOTHING');
  return { files, pages };
}

/**
 * Papers as Word documents: one for all subjects, or one for each in a folder. What a cancelled export has written into a
 * folder stays.
 * @throws PAPERS_DOCX_TOO_MANY, PAPERS_FOLDER_FAILED, PRINT_NOTHING, FILE_NOT_WRITTEN, CANCELLED
 */
export function exportDocx(
  { document, target }: Parsed<'papers.toDocx'>,
  context: JobContext,
): Promise<SavedPapers> {
  const stack = stackOf(context, document.source);
  return 'file' in target
    ? toFile(context.pathOf(target.file, 'write'), document.title, stack, context)
    : toFolder(context.pathOf(target.folder, 'folder'), stack, context);
}
