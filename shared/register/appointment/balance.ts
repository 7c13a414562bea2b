import type { PostCount, PostKind } from '../organization/establishment';
import { activeItems } from './batch';
import { viewItem, type ItemView, type Scene, type SceneUnit } from './scene';
import { isSecondment } from './secondment';

/** Leading posts of one kind in one unit, before and after the batch. */
export interface KindBalance extends PostCount {
  readonly after: number;
}

export type UnitBalance = Readonly<Record<PostKind, KindBalance>>;

/** ZB129 by the kinds of the establishment view. */
const kindCodes: Readonly<Record<PostKind, string>> = { chief: '1', deputy: '3', other: 'Z' };

export const kindTexts: Readonly<Record<PostKind, string>> = {
  chief: '正职',
  deputy: '副职',
  other: '其他班子成员',
};

interface Seat {
  readonly personId: number;
  readonly memberKind: string | null;
}

/** What of somebody's item concerns the establishment: a secondment takes no seat, and its end gives none back. */
function seatMoves(view: ItemView): Pick<ItemView, 'takes' | 'leaves'> {
  return {
    takes: isSecondment(view.item.fields) ? [] : view.takes,
    leaves: view.leaves.filter(({ row }) => !row || !isSecondment(row)),
  };
}

/** The seats of a unit once everybody of the batch has left and taken posts. */
function seatsAfter(scene: Scene, unit: SceneUnit): Seat[] {
  const left: { personId: number; post: string }[] = [];
  const taken: Seat[] = [];
  for (const { item, index } of activeItems(scene.items)) {
    const view = viewItem(scene, item, index);
    if (!view) continue;
    const { takes, leaves } = seatMoves(view);
    for (const { row } of leaves)
      if (row?.organizationId === unit.id) left.push({ personId: item.personId, post: row.post ?? '' });
    for (const { take } of takes)
      if (take.organizationId === unit.id)
        taken.push({ personId: item.personId, memberKind: take.memberKind });
  }
  const staying = unit.holders.filter(
    (holder) => !left.some(({ personId, post }) => personId === holder.personId && post === holder.post),
  );
  return [...staying, ...taken];
}

/** The people who hold a seat of one kind. */
function peopleIn(seats: readonly Seat[], code: string): Set<number> {
  return new Set(seats.filter(({ memberKind }) => memberKind === code).map(({ personId }) => personId));
}

/** Different people who hold a seat of one kind: somebody with two posts is counted once, as the establishment view does. */
function count(seats: readonly Seat[], code: string): number {
  return peopleIn(seats, code).size;
}

/** Approved, filled and filled-after-the-batch leading posts of a unit. */
export function unitBalance(scene: Scene, unit: SceneUnit): UnitBalance {
  const after = seatsAfter(scene, unit);
  const kind = (key: PostKind): KindBalance => ({
    approved: unit.approved[key],
    filled: count(unit.holders, kindCodes[key]),
    after: count(after, kindCodes[key]),
  });
  return { chief: kind('chief'), deputy: kind('deputy'), other: kind('other') };
}

/** Who goes out of the leading posts of one kind and who comes into them. */
export interface KindMoves {
  readonly leaving: readonly number[];
  readonly coming: readonly number[];
}

/** The ids of those who move within each kind of a unit: filled, less who leaves, and who comes, makes who holds after. */
export function unitMoves(scene: Scene, unit: SceneUnit): Readonly<Record<PostKind, KindMoves>> {
  const seats = seatsAfter(scene, unit);
  const moves = (key: PostKind): KindMoves => {
    const [now, after] = [peopleIn(unit.holders, kindCodes[key]), peopleIn(seats, kindCodes[key])];
    return {
      leaving: [...now].filter((id) => !after.has(id)),
      coming: [...after].filter((id) => !now.has(id)),
    };
  };
  return { chief: moves('chief'), deputy: moves('deputy'), other: moves('other') };
}

/** The units in which posts are taken or left, in the order in which the batch names them. */
export function touchedUnits(scene: Scene): SceneUnit[] {
  const ids = activeItems(scene.items).flatMap(({ item, index }) => {
    const view = viewItem(scene, item, index);
    if (!view) return [];
    const { takes, leaves } = seatMoves(view);
    return [...takes.map(({ take }) => take), ...leaves.map(({ leave }) => leave)].map(
      ({ organizationId }) => organizationId,
    );
  });
  return [...new Set(ids)].flatMap((id) => {
    const unit = id === null ? undefined : scene.units.get(id);
    return unit ? [unit] : [];
  });
}
