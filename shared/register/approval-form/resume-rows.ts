import { formatResume, parseResume } from '#shared/lib/resume';
import { replaceSet, sameRows } from '../extraction/replace-set';
import type { ChildRecord } from '../fields/children';

type ResumeRow = ChildRecord<'resume'>;

/** The resume of the archive as the form prints it. */
export function resumeText(rows: readonly ChildRecord<'resume'>[]): string {
  return formatResume(
    rows.map(({ started, ended, content }) => ({ start: started, end: ended, text: content ?? '' })),
  );
}

/** A resume as the form has it, as rows of the archive. */
export function resumeRows(text: string): ResumeRow[] {
  return parseResume(text).map(({ start, end, text: content }) => ({ started: start, ended: end, content }));
}

/** Whether two resumes say the same, once the archive's is written as the form has it. */
export function sameResume(archive: readonly ResumeRow[], file: readonly ResumeRow[]): boolean {
  return sameRows('resume', archive, file) || sameRows('resume', resumeRows(resumeText(archive)), file);
}

/** The resume of the file in place of the archive's, keeping what the archive knows more exactly of lines that stay. */
export function replacedResume(archive: ResumeRow[], file: readonly ResumeRow[]): ResumeRow[] {
  if (sameResume(archive, file)) return archive;
  const rows = replaceSet('resume', archive, file, { held: new Set(), emptyCells: 'keep' });
  return rows as unknown as ResumeRow[];
}
