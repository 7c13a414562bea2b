import type { Parsed } from '#shared/contract';
import {
  checkingText,
  type CheckedSubject,
  type PapersCheck,
  type PaperSlice,
  type SubjectFinding,
} from '#shared/register/papers/papers-contract';
import type { JobContext } from '../../../contexts';
import type { PaperContext } from './paper-stack';
import { stackOf } from './paper-stacks';

/** Subjects laid out between two looks at the cancel button. */
const chunk = 10;

/** The papers of subjects [from, to) of a source, as far as it goes. */
export function paperSheets(
  { source, from, to }: Parsed<'papers.sheets'>,
  context: PaperContext,
): PaperSlice {
  const stack = stackOf(context, source);
  const { count } = stack;
  return { count, papers: stack.read(Math.min(from, count), Math.min(to, count)) };
}

/**
 * Lays out everything of a source without drawing it: how many pages there are and which texts do not fit.
 * @throws CANCELLED
 */
export function checkPapers({ source }: Parsed<'papers.check'>, context: JobContext): PapersCheck {
  const stack = stackOf(context, source);
  const subjects: CheckedSubject[] = [];
  const findings: SubjectFinding[] = [];
  for (let from = 0; from < stack.count; from += chunk) {
    context.checkpoint(from, stack.count, checkingText);
    for (const { label, sheets, personId, findings: found } of stack.read(
      from,
      Math.min(from + chunk, stack.count),
    )) {
      findings.push(...found.map((finding) => ({ subject: subjects.length, personId, finding })));
      subjects.push({ label, pages: sheets.length });
    }
  }
  const pages = subjects.reduce((sum, subject) => sum + subject.pages, 0);
  return { pages, subjects, findings };
}
