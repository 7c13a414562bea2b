import { checkIdNumber } from '#shared/lib/id-number';
import { normaliseName } from '#shared/lib/names';
import type { PersonDraft } from '../import/person-draft';
import type { PlacedProblem } from './cells';
import type { OwnedRow, Owner } from './set-rows';

/** Whose a row is: a person of the people's sheet by its place in the list, nobody there, or more than one could be meant. */
export type FoundOwner =
  | { readonly state: 'found'; readonly at: number }
  | { readonly state: 'absent' }
  | { readonly state: 'refused'; readonly problem: PlacedProblem };

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The ID number in its clean form; null when it is none. */
export function cleanIdNumber(idNumber: string | null): string | null {
  const checked = idNumber === null ? undefined : checkIdNumber(idNumber);
  return checked?.valid ? checked.value : null;
}

function refusal(row: OwnedRow, code: string, reason: string, remedy: string): FoundOwner {
  const { sheet, owner } = row;
  const value = [owner.name, owner.idNumber].filter((part) => part !== null).join(' ');
  const problem = { sheet, row: row.row, column: null, header: '', value, code, reason, remedy };
  return { state: 'refused', problem };
}

/** Finds the people of the main sheet for the rows of the other sheets: by ID number, else by name. */
export class OwnerIndex {
  private readonly drafts: readonly PersonDraft[];
  private readonly byId = new Map<string, number>();
  private readonly byName = new Map<string, number[]>();

  /** @param drafts of the people's sheet; of two with the same ID number the first counts, the second is refused later */
  constructor(drafts: readonly PersonDraft[]) {
    this.drafts = drafts;
    drafts.forEach((draft, at) => {
      const idNumber = text(draft.fields['idNumber']);
      if (idNumber !== null && !this.byId.has(idNumber)) this.byId.set(idNumber, at);
      const name = text(draft.fields['name']);
      if (name === null) return;
      const list = this.byName.get(name);
      if (list) list.push(at);
      else this.byName.set(name, [at]);
    });
  }

  find(row: OwnedRow): FoundOwner {
    const idNumber = cleanIdNumber(row.owner.idNumber);
    const name = row.owner.name === null ? '' : normaliseName(row.owner.name);
    const at = idNumber === null ? undefined : this.byId.get(idNumber);
    if (at === undefined) return this.findByName(row, name, idNumber);
    const known = text(this.drafts[at]?.fields['name']) ?? '';
    if (name === '' || known === '' || known === name) return { state: 'found', at };
    const reason = `身份证号属于${known}，这里写的是${name}`;
    return refusal(row, 'owner.differs', reason, '请核对姓名和身份证号');
  }

  private findByName(row: OwnedRow, name: string, idNumber: string | null): FoundOwner {
    if (name === '' && idNumber === null)
      return refusal(row, 'owner.missing', '没有写明是谁的', '请补填姓名和身份证号');
    const named = this.byName.get(name) ?? [];
    const open = named.filter(
      (at) => idNumber === null || text(this.drafts[at]?.fields['idNumber']) === null,
    );
    const [first, second] = open;
    if (second !== undefined)
      return refusal(row, 'owner.several', `有 ${open.length} 个人都叫${name}`, '请补填身份证号');
    return first === undefined ? { state: 'absent' } : { state: 'found', at: first };
  }
}

/** The same person over several rows that no row of the main sheet is about. */
export function absentKey({ name, idNumber }: Owner): string {
  return cleanIdNumber(idNumber) ?? `n${normaliseName(name ?? '')}`;
}
