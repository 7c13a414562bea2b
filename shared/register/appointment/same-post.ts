import type { DateText } from '#shared/lib/dates';
import { partsOf, postSpans, resumeSpans, unbrokenMonths } from './posts';
import type { ScenePerson, SceneUnit } from './scene';
import { isSecondment } from './secondment';

type Unit = Pick<SceneUnit, 'id' | 'name'>;

/** Seats that go with another post and do not make two posts one: 党委委员 of 党委委员、副镇长. */
const besides = /^(党委|党工委|党组)?(委员|成员|常委)$/;
const besidesChiefs = /^(副书记|党组书记|党组副书记)$/;

/** One part of a post without its unit and committee: 青溪镇人民政府镇长 -> 镇长, 党委书记 -> 书记. */
function bare(part: string, unit: string): string {
  const own = part.startsWith('中共') ? part.slice(2) : part;
  return (own.startsWith(unit) ? own.slice(unit.length) : own)
    .replace(/^(镇|乡|街道|县|区|市|旗)?(人民)?(政府|办事处)(?=.)/, '')
    .replace(/^(党委|党工委|委员会|委|[县区市旗镇乡]委)(?=书记$|副书记$|常委$)/, '');
}

/**
 * What somebody is by a post: 党委副书记、镇长 is 镇长, 党委书记 is 书记, 党委委员、副镇长 is 副镇长. Two posts of a unit that
 * share one of these are the same post.
 * @param unit the name of the unit, which may stand in front
 */
export function positionsOf(post: string | null, unit: string): string[] {
  const parts = partsOf(post)
    .map((part) => bare(part, unit))
    .filter((part) => part !== '');
  const main = parts.filter((part) => !besides.test(part));
  const own = main.filter((part) => !besidesChiefs.test(part));
  return own.length > 0 ? own : main.length > 0 ? main : parts;
}

/**
 * Months for which somebody has held a post without a break up to a day, by the posts held in the unit and by the resume
 * lines that name the unit and the post. Secondments do not count.
 */
export function monthsInPost(
  { children }: Pick<ScenePerson, 'children'>,
  unit: Unit,
  post: string | null,
  day: DateText,
): number {
  const wanted = new Set(positionsOf(post, unit.name));
  const isIt = (text: string | null): boolean => positionsOf(text, unit.name).some((one) => wanted.has(one));
  const rows = children.appointments.filter(
    (row) => row.organizationId === unit.id && !isSecondment(row) && isIt(row.post),
  );
  const lines = children.resume.filter(
    ({ content }) => content?.includes(unit.name) && !content.includes('挂职') && isIt(content),
  );
  return unbrokenMonths([...postSpans(rows, day), ...resumeSpans(lines, day)], day);
}
