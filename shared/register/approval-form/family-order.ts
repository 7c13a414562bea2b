import type { ChildRecord } from '../fields/children';

type Relative = ChildRecord<'family'>;

/** The customary order of the form: spouse, children, parents, then all others. */
const groups: readonly RegExp[] = [
  /^(妻子?|丈?夫|配偶|爱人)$/,
  /^(儿子|女儿|子|女|独[子女]|[长次二三四五六]子|[长次二三四五六]女|养[子女]|继[子女]|其他女儿)$/,
  /^(父亲?|母亲?|继[父母]|养[父母])$/,
];

function groupOf({ relation }: Relative): number {
  const at = groups.findIndex((group) => group.test(relation ?? ''));
  return at < 0 ? groups.length : at;
}

/** The family in the customary order; within a group as the archive has it. */
export function familyOrder(rows: readonly Relative[]): Relative[] {
  return [...rows].sort((a, b) => groupOf(a) - groupOf(b));
}

/** Whether somebody is of the family proper (spouse, children, parents), not one of the 重要社会关系. */
export function isFamily(row: Relative): boolean {
  return groupOf(row) < groups.length;
}
