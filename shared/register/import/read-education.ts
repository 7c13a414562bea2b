import { degreeFromWords, educationFromWords } from '#shared/lib/education';
import { fullWidthToHalf } from '#shared/lib/text';

/** What the words of one education say; `kind` is 1 全日制, 2 在职. */
export interface EducationWords {
  readonly kind: '1' | '2' | null;
  readonly level: string | null;
  readonly degree: string | null;
}

const ON_JOB = /在职|函授|自考|自学考试|成人|成教|电大|广播电视|党校|业余|网络|网教|夜大|远程/;
const FULL_TIME = /全日制|统招|普招|统分/;

function kindOf(words: string): '1' | '2' | null {
  if (ON_JOB.test(words)) return '2';
  return FULL_TIME.test(words) ? '1' : null;
}

function readOne(words: string): EducationWords | undefined {
  const level = educationFromWords(words);
  const degree = degreeFromWords(words);
  if (!level.ok && !degree.ok) return undefined;
  return {
    kind: kindOf(words),
    level: level.ok ? level.value : null,
    degree: degree.ok ? degree.value : null,
  };
}

const known = new Map<string, EducationWords[] | undefined>();
const MOST_KNOWN = 5000;

/**
 * Reads a cell such as 大学, 大学 理学学士, 函授大专, or two at once (全日制大专、在职本科).
 * @returns undefined when a part cannot be read; never guesses
 */
export function readEducationWords(text: string): readonly EducationWords[] | undefined {
  // The same few words stand in thousands of rows.
  if (known.has(text)) return known.get(text);
  const words = readWords(text);
  if (known.size < MOST_KNOWN && text.length < 60) known.set(text, words);
  return words;
}

function readWords(text: string): EducationWords[] | undefined {
  const whole = readOne(text);
  if (whole) return [whole];
  const parts = fullWidthToHalf(text)
    .split(/[\n、,，;；/+]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map(readOne);
  return parts.length > 1 && read.every((one) => one !== undefined) ? read : undefined;
}
