import type { papersContract } from '#shared/register/papers/papers-contract';
import type { HandlersOf } from '../../../contexts';
import { checkPapers, paperSheets } from './papers.service';

/** The channels of printed papers. */
export function papersHandlers(): HandlersOf<typeof papersContract> {
  return {
    'papers.sheets': (input, context) => paperSheets(input, context),
    'papers.check': (input, context) => checkPapers(input, context),
  };
}
