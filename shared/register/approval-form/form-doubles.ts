/** A file of a lot, as far as telling people apart needs it. */
export interface FormOwner {
  readonly file: number;
  /** Of a person known to the register. */
  readonly personId: number | null;
  readonly name: string;
  readonly idNumber: string | null;
  /** YYYY-MM */
  readonly birthMonth: string | null;
  /** When the form was filled in, YYYY-MM or YYYY-MM-DD. */
  readonly formDate: string | null;
}

function isSamePerson(a: FormOwner, b: FormOwner): boolean {
  if (a.personId !== null || b.personId !== null) return a.personId === b.personId;
  if (a.name !== b.name) return false;
  if (a.idNumber !== null && b.idNumber !== null) return a.idNumber === b.idNumber;
  return a.birthMonth !== null && a.birthMonth === b.birthMonth;
}

/** The one to take: what the user chose, else the form filled in last, else the first. */
function preferredOf(group: readonly FormOwner[], preferred: ReadonlySet<number>): FormOwner | undefined {
  const chosen = group.find(({ file }) => preferred.has(file));
  if (chosen) return chosen;
  return group.reduce<FormOwner | undefined>(
    (best, next) => (best === undefined || (next.formDate ?? '') > (best.formDate ?? '') ? next : best),
    undefined,
  );
}

/**
 * Files about the same person.
 * @param preferred files that the user wants of several
 * @returns for every file of such a group the one that is taken
 */
export function findDoubles(
  owners: readonly FormOwner[],
  preferred: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const groups = new Map<string, FormOwner[][]>();
  for (const owner of owners) {
    const key = owner.personId === null ? owner.name : `#${owner.personId}`;
    const known = groups.get(key) ?? [];
    const group = known.find((members) => members.some((member) => isSamePerson(member, owner)));
    if (group) group.push(owner);
    else groups.set(key, [...known, [owner]]);
  }
  const taken = new Map<number, number>();
  for (const group of [...groups.values()].flat()) {
    const best = preferredOf(group, preferred);
    if (group.length > 1 && best) for (const { file } of group) taken.set(file, best.file);
  }
  return taken;
}
