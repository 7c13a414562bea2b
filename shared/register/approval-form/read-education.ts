import { degreeFromWords, educationFromWords } from '#shared/lib/education';
import { isBlankFor } from '../import/read-value';
import type { LrmxForm, LrmxTag } from '../lrmx-form';
import type { EducationKind, EducationSlot } from './education-slot';
import { boxLabel, educationTags } from './form-fields';
import type { FormNote } from './form-reading';

const schoolMax = 90;

/** 无 and — in a box of education say that there is none. */
function wordsOf(text: string): string {
  return isBlankFor({ kind: 'code' }, text) ? '' : text.trim();
}

function schoolOf(text: string): string | null {
  return wordsOf(text).replace(/\s+/g, ' ') || null;
}

interface Boxes {
  readonly level: string;
  readonly degree: string;
  readonly school: string | null;
  readonly degreeSchool: string | null;
}

type Complaint = readonly [box: keyof Boxes, text: string, message: string];

/** What stands in the way of taking the boxes over. */
function complaintsOf(
  boxes: Boxes,
  known: { readonly level: boolean; readonly degree: boolean },
): Complaint[] {
  const { level, degree } = boxes;
  const found: Complaint[] = [];
  if (level !== '' && !known.level)
    found.push(['level', level, `“${level}”不是可以识别的学历，没有读入。请填大学、大专、研究生等`]);
  if (degree !== '' && !known.degree)
    found.push(['degree', degree, `“${degree}”不是可以识别的学位，没有读入。请填理学学士、法学硕士等`]);
  for (const box of ['school', 'degreeSchool'] as const) {
    const text = boxes[box] ?? '';
    if (text.length > schoolMax)
      found.push([box, text, `院校及专业超过 ${schoolMax} 字，没有读入。请先缩短`]);
  }
  return found;
}

/** A school beside a degree that is not named has no place in the register. */
function lostSchool({ school, degreeSchool }: Boxes): Complaint[] {
  if (degreeSchool === null || degreeSchool === school) return [];
  return [['degreeSchool', degreeSchool, `没有填学位，学位的毕业院校“${degreeSchool}”没有读入，请核对`]];
}

/**
 * One kind of education of a form; school and major stay in one text, and a degree may stand behind the level.
 * Undefined when its level or degree is no word of the code tables, or a school is too long: `notes` says why.
 */
export function readEducation(
  { values }: LrmxForm,
  kind: EducationKind,
  notes: FormNote[],
): EducationSlot | undefined {
  const tags: Readonly<Record<keyof Boxes, LrmxTag>> = educationTags[kind];
  const boxes: Boxes = {
    level: wordsOf(values[tags.level]),
    degree: wordsOf(values[tags.degree]),
    school: schoolOf(values[tags.school]),
    degreeSchool: schoolOf(values[tags.degreeSchool]),
  };
  const level = educationFromWords(boxes.level);
  const degree = degreeFromWords(boxes.degree === '' ? boxes.level : boxes.degree);
  const add = (noteLevel: FormNote['level'], [box, text, message]: Complaint): void => {
    notes.push({ level: noteLevel, key: `educations.${kind}`, label: boxLabel(tags[box]), text, message });
  };
  const complaints = complaintsOf(boxes, { level: level.ok, degree: degree.ok });
  for (const complaint of complaints) add('error', complaint);
  if (complaints.length > 0) return undefined;
  if (!degree.ok) for (const complaint of lostSchool(boxes)) add('hint', complaint);
  return {
    level: level.ok ? level.value : null,
    degree: degree.ok ? degree.value : null,
    school: boxes.school,
    degreeSchool: degree.ok ? boxes.degreeSchool : null,
  };
}
