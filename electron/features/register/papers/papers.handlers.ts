import type { papersContract } from '#shared/register/papers/papers-contract';
import type { HandlersOf } from '../../../contexts';
import { exportDocx } from './papers-docx.service';
import { exportCollections } from './papers-workbook.service';
import { checkPapers, paperSheets } from './papers.service';

/** The channels of printed papers. */
export function papersHandlers(): HandlersOf<typeof papersContract> {
  return {
    'papers.sheets': (input, context) => paperSheets(input, context),
    'papers.check': (input, context) => checkPapers(input, context),
    'papers.toDocx': (input, context) => exportDocx(input, context),
    'papers.toWorkbook': (input, context) => exportCollections(input, context),
  };
}
