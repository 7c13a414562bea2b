import type { Band } from '#shared/lib/paper/bands';
import type { SetText, TextStyle } from '#shared/lib/paper/sheet';
import { parseResume } from '#shared/lib/resume';
import { resumeLines } from '../approval-form/resume-block';
import { resumeText } from '../approval-form/resume-rows';
import { bodyStyle, sideTextWidth, textBand, type BoxHeights } from './form-kit';
import type { PaperPerson } from './paper-person';

/** The resume in the box of a form. @param label beside it, a character or a gap in each line */
export function resumeBand(person: PaperPerson, label: readonly string[], heights: BoxHeights): Band {
  return textBand(label, 'resume', setResume(person, bodyStyle, sideTextWidth), heights, 'top');
}

/** The resume of a person in one size, its texts hanging behind the dates. @param width of the box, mm */
export function setResume({ content }: PaperPerson, style: TextStyle, width: number): SetText {
  const text = resumeText(content.children.resume);
  return { style, lines: resumeLines(parseResume(text), width, style.size), text };
}
