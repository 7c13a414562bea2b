import type { DateText } from '#shared/lib/dates';
import type { CheckSettings } from '../checks/check-settings';
import type { EndedUnits } from '../checks/ended-units';
import type { Rule } from '../checks/rule';
import type { ChildRecord, PersonChildren } from '../fields/children';
import type { PersonRecord } from '../fields/person';
import type { Finding } from '../findings';
import { heldFrom, isSamePost } from './batch';
import { isSecondment, secondedPost, takenPost } from './secondment';
import type { BatchContent, BatchItem, Leave, Take } from './batch-fields';
import type { HolidayCalendar } from './working-days';

export type Appointment = ChildRecord<'appointments'>;

/** Somebody of a batch as the register holds him or her now. */
export interface ScenePerson {
  readonly id: number;
  readonly version: number;
  readonly deleted: boolean;
  readonly hasPhoto: boolean;
  readonly fields: PersonRecord;
  readonly children: PersonChildren;
}

/** Who holds a post in a unit now. */
export interface Holder {
  readonly personId: number;
  readonly name: string;
  readonly post: string;
  /** ZB129. */
  readonly memberKind: string | null;
}

/** A unit that a batch touches. */
export interface SceneUnit {
  readonly id: number;
  readonly name: string;
  readonly kind: string | null;
  /** ZB03. */
  readonly level: string | null;
  /** 所在政区. */
  readonly areaCode: string | null;
  /** The unit directly above, headings (分组) passed over; null for the topmost. */
  readonly superiorId: number | null;
  readonly ended: boolean;
  readonly approved: {
    readonly chief: number | null;
    readonly deputy: number | null;
    readonly other: number | null;
  };
  readonly holders: readonly Holder[];
}

/** Somebody in a unit that a batch puts people into, or who leads one above or below it, as far as kinship is compared. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly organizationId: number;
  readonly birthDate: string | null;
  readonly idNumber: string | null;
  readonly family: PersonChildren['family'];
  /** The highest post in the unit, null for its other members. */
  readonly post: string | null;
  /** ZB129 of that post. */
  readonly memberKind: string | null;
}

/** Everything that the rules look at: pure data, read from the archive in one go. */
export interface Scene extends BatchContent {
  readonly today: DateText;
  readonly settings: CheckSettings;
  readonly calendar: HolidayCalendar;
  /** Whether the batch is about to be completed: then what is still missing blocks. */
  readonly completing: boolean;
  readonly people: ReadonlyMap<number, ScenePerson>;
  /** The version of each person when he or she was put into the batch, or the item was last saved. */
  readonly seen: ReadonlyMap<number, number>;
  readonly units: ReadonlyMap<number, SceneUnit>;
  readonly endedUnits: EndedUnits;
  readonly colleagues: readonly Colleague[];
  /** Other running batches by person. */
  readonly elsewhere: ReadonlyMap<number, readonly string[]>;
}

/** A post to take with its unit and its place in the item; that of a secondment with the mark. */
export interface ViewedTake {
  readonly take: Take;
  readonly unit: SceneUnit | undefined;
  readonly path: (key: keyof Take) => string;
}

/** A post to leave, the row of the register that it means and the unit. */
export interface ViewedLeave {
  readonly leave: Leave;
  readonly row: Appointment | undefined;
  readonly unit: SceneUnit | undefined;
  readonly path: string;
}

/** One person of a batch with everything looked up. */
export interface ItemView {
  readonly index: number;
  readonly item: BatchItem;
  readonly person: ScenePerson;
  readonly name: string;
  readonly takes: readonly ViewedTake[];
  readonly leaves: readonly ViewedLeave[];
  /** Posts in office that are not left. */
  readonly staying: readonly Appointment[];
  readonly path: (key: keyof BatchItem['fields'] & string) => string;
}

export type BatchRule = Rule<Scene, Scene>;
export type ItemRule = Rule<ItemView, Scene>;

/** A finding about a batch: paths that begin with `items.` or belong to no item lead into the batch, others to the person. */
export interface BatchFinding extends Finding {
  /** Index of the item; null where it is about the batch. */
  readonly item: number | null;
  readonly person: { readonly id: number; readonly name: string } | null;
}

/** The posts that somebody holds. */
export function inOffice({ children }: Pick<ScenePerson, 'children'>): Appointment[] {
  return children.appointments.filter(({ state }) => state === '1');
}

/** Looks up everything about one item; undefined when the person is not in the register. */
export function viewItem(scene: Scene, item: BatchItem, index: number): ItemView | undefined {
  const person = scene.people.get(item.personId);
  if (!person) return undefined;
  const unitOf = (id: number | null): SceneUnit | undefined =>
    id === null ? undefined : scene.units.get(id);
  const posts = inOffice(person);
  const leaves = item.leaves.map((leave, at) => {
    const row = posts.find((held) => isSamePost(leave, held));
    return {
      leave: row && isSecondment(row) ? { ...leave, post: secondedPost(leave.post ?? '') } : leave,
      row,
      unit: unitOf(leave.organizationId),
      path: `items.${index}.leaves.${at}`,
    };
  });
  return {
    index,
    item,
    person,
    name: person.fields.name ?? '',
    takes: item.takes.map((take, at) => ({
      take: { ...take, post: takenPost(take.post, item.fields) },
      unit: unitOf(take.organizationId),
      path: (key) => `items.${index}.takes.${at}.${key}`,
    })),
    leaves,
    staying: posts.filter((row) => !leaves.some(({ row: left }) => left === row)),
    path: (key) => `items.${index}.fields.${key}`,
  };
}

/** The county to which a unit belongs, itself where it is one; undefined where the register has none above it. */
export function countyOf(scene: Scene, unit: SceneUnit | undefined): SceneUnit | undefined {
  const passed = new Set<number>();
  let above = unit;
  while (above && above.kind !== 'county' && !passed.has(above.id)) {
    passed.add(above.id);
    above = scene.units.get(above.superiorId ?? 0);
  }
  return above?.kind === 'county' ? above : undefined;
}

/** The day on which the batch takes effect, as far as it is known. */
export function effectiveDay({ fields, today }: Scene): DateText {
  return heldFrom(fields) ?? today;
}
