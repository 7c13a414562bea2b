import type { SetText, TextStyle } from '#shared/lib/paper/sheet';
import { parseResume } from '#shared/lib/resume';
import { resumeLines } from '../approval-form/resume-block';
import { resumeText } from '../approval-form/resume-rows';
import type { PaperPerson } from './paper-person';

/** The resume of a person in one size, its texts hanging behind the dates. @param width of the box, mm */
export function setResume({ content }: PaperPerson, style: TextStyle, width: number): SetText {
  const text = resumeText(content.children.resume);
  return { style, lines: resumeLines(parseResume(text), width, style.size), text };
}
