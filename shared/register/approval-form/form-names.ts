import { lrmxTags, type LrmxTag } from '../lrmx-form';
import type { BoxName } from './form-cells';
import { educationTags, formFields } from './form-fields';

const labels = new Map(lrmxTags.map(({ tag, label }) => [tag, label]));

/** Where the archive keeps what a box prints: paths as the findings of the checks have them. */
const paths = new Map<LrmxTag, string>([
  ...formFields.map(({ tag, key }) => [tag, `fields.${key}`] as const),
  ...Object.values(educationTags)
    .flatMap((tags) => Object.values(tags))
    .map((tag) => [tag, 'children.educations'] as const),
  ['JianLi', 'children.resume'],
]);

/** The box of a value: named by its tag. */
export function boxName(tag: LrmxTag): BoxName {
  const field = paths.get(tag);
  return { name: tag, label: labels.get(tag) ?? tag, ...(field === undefined ? {} : { field }) };
}
