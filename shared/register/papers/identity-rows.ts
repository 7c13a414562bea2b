import type { Band } from '#shared/lib/paper/bands';
import { formRow, formWidth, photoBand, type FormBox } from './form-kit';
import type { PaperPerson } from './paper-person';
import { birthWithAge, fieldText, printedName } from './person-texts';

/** Widths of three labels and values beside the photo, mm. */
const widths = [17, 26, 17, 24, 17, 26] as const;
const left = widths.reduce((sum, width) => sum + width, 0);
/** Four rows of at least 12 mm beside a box of 38 mm for the photo. */
const rowHeight = 12;

function row(values: readonly [label: string, name: string, text: string][]): Band {
  const boxes = values.flatMap(([label, name, text], index): FormBox[] => [
    { label, width: widths[index * 2] ?? 0 },
    { name, text, width: widths[index * 2 + 1] ?? 0 },
  ]);
  return formRow(boxes, rowHeight);
}

/** The head of a form: who the person is, the photo at the right. `last` is the fourth row beside the photo. */
export function identityBand(person: PaperPerson, today: string, last: readonly FormBox[]): Band {
  const text = (key: Parameters<typeof fieldText>[1]): string => fieldText(person, key);
  const rows = [
    row([
      ['姓　名', 'name', printedName(person)],
      ['性　别', 'gender', text('gender')],
      ['出生\n年月', 'birthDate', birthWithAge(person, today)],
    ]),
    row([
      ['民　族', 'ethnicity', text('ethnicity')],
      ['籍　贯', 'nativePlace', text('nativePlace')],
      ['出生地', 'birthPlace', text('birthPlace')],
    ]),
    row([
      ['入党\n时间', 'partyJoined', text('partyJoined')],
      ['参加工\n作时间', 'workStarted', text('workStarted')],
      ['健康\n状况', 'health', text('health')],
    ]),
    formRow(last, rowHeight),
  ];
  return photoBand(rows, left, formWidth - left, person.photo);
}

/** Widths for the fourth row beside the photo, mm: a label and its value across one, three or five boxes. */
export const identityWidths = {
  label: widths[0],
  one: widths[1],
  rest: left - 3 * widths[0] - widths[1],
} as const;

/** A row of three labels and values of the same widths across the form. */
export function thirdsRow(values: readonly [label: string, name: string, text: string][], least = 10): Band {
  const width = formWidth / 6;
  const boxes = values.flatMap(([label, name, text]): FormBox[] => [
    { label, width },
    { name, text, width },
  ]);
  return formRow(boxes, least);
}
