import { normaliseName } from '#shared/lib/names';
import { compareForm, type FormRow } from '#shared/register/approval-form/compare';
import { photoKey } from '#shared/register/approval-form/form-choices';
import type { FormFields } from '#shared/register/approval-form/form-fields';
import { findDoubles, type FormOwner } from '#shared/register/approval-form/form-doubles';
import type { FormUnit } from '#shared/register/approval-form/form-contract';
import {
  matchPerson,
  type AskReason,
  type KnownPerson,
  type PersonMatch,
} from '#shared/register/import/match-person';
import { namedPeople } from '#shared/register/import/refusals';
import { unitWord, type UnitIndex } from '#shared/register/import/unit-index';
import type { LrmxForm } from '#shared/register/lrmx-form';
import { photoOf, type FormPhoto } from '#shared/register/lrmx-photo';
import type { FormRegister } from './form-register';
import { formOf, type FormLot, type HeldForm, type MetForm } from './form-session';

const mostSuggestions = 8;

/** Units that a post may belong to, the likeliest first: those whose name it begins with, the longest name first. */
function suggestUnits(index: UnitIndex, texts: readonly string[]): FormUnit[] {
  const ids = new Set<number>();
  for (const text of texts) {
    const word = unitWord(text);
    for (let length = word.length; length >= 2 && ids.size < mostSuggestions; length -= 1)
      for (const id of index.named(word.slice(0, length))) ids.add(id);
  }
  return [...ids].slice(0, mostSuggestions).map((id) => ({ id, path: index.pathOf(id) }));
}

/** The unit of a post, where only one can be meant. */
function unitOfPost(index: UnitIndex, post: string): FormUnit | null {
  const id = index.atStartOf(post);
  return id === undefined ? null : { id, path: index.pathOf(id) };
}

const reasons: Readonly<Record<AskReason, (who: string) => string>> = {
  idOfAnother: (who) => `这个身份证号在名册中属于${who}，姓名不同`,
  idDiffers: (who) => `同一单位有同名同出生年月的${who}，但身份证号不同`,
  sameName: (who) => `名册中有同名的${who}，文件里没有能确定是谁的身份证号和出生年月`,
  several: (who) => `名册中有几个人都符合：${who}`,
};

function photoNote(photo: FormPhoto): string | null {
  if (photo.kind === 'refused') return `${photo.message}，不能写入`;
  return photo.kind === 'jpeg' && photo.note !== null ? `${photo.note}，写入时按 4:5 裁剪` : null;
}

/** The photo's row says what cannot be kept of it, and what is worth a look. */
function withPhotoNote(rows: readonly FormRow[], form: LrmxForm): readonly FormRow[] {
  const photo = photoOf(form);
  const note = photoNote(photo);
  if (note === null) return rows;
  const state = photo.kind === 'refused' ? ({ state: 'unreadable' } as const) : {};
  return rows.map((row) => (row.key === photoKey && row.state !== 'same' ? { ...row, note, ...state } : row));
}

/** A form about somebody of the register: null when that person is not there any more. */
function metPerson(held: HeldForm, register: FormRegister, id: number): MetForm | null {
  const person = register.load(id);
  if (!person) return null;
  const { form } = formOf(held);
  const rows = withPhotoNote(compareForm(form, person), form);
  const nobody = { why: '', candidates: [], notes: [], unitSuggestions: [] };
  return { match: 'known', personId: id, version: person.version, rows, ...nobody };
}

/** What is worth a look before somebody new is written: that person may be in the recycle bin, or known by other words. */
function newNotes({ name, idNumber }: FormFields, register: FormRegister): string[] {
  const own = normaliseName(name ?? '');
  const namesakes = register.byName(own).filter((person) => normaliseName(person.name) === own);
  return [
    ...(idNumber && register.isBinned(idNumber) ? ['回收站中有同一身份证号的人，可以先从回收站还原'] : []),
    ...(namesakes.length > 0 ? [`名册中有同名的${namedPeople(namesakes)}，请核对是否同一人`] : []),
  ];
}

function metNew(held: HeldForm, register: FormRegister): MetForm {
  const { form, reading } = formOf(held);
  const notes = newNotes(reading.fields, register);
  return {
    match: 'new',
    personId: null,
    version: 0,
    rows: withPhotoNote(compareForm(form, null), form),
    why: '',
    candidates: [],
    notes,
    unitSuggestions: suggestUnits(register.index, [form.values.XianRenZhiWu, form.values.ChengBaoDanWei]),
  };
}

function asked(why: string, candidates: readonly KnownPerson[]): MetForm {
  const ids = candidates.map(({ id }) => id);
  const open = { personId: null, version: 0, rows: [], notes: [], unitSuggestions: [] };
  return { match: 'ask', why, candidates: ids, ...open };
}

function matchOf(held: HeldForm, register: FormRegister): PersonMatch {
  const { fields } = formOf(held).reading;
  const unit = unitOfPost(register.index, fields.currentPost ?? '');
  const { name, idNumber, birthDate } = fields;
  return matchPerson(
    {
      name: name ?? '',
      idNumber: idNumber ?? null,
      birthDate: birthDate ?? null,
      organizationId: unit?.id ?? null,
    },
    register,
  );
}

function meet(held: HeldForm, register: FormRegister): MetForm {
  const { person } = held;
  const match = matchOf(held, register);
  const candidates = match.state === 'ask' ? match.candidates : [];
  const stillAsked = { candidates: candidates.map(({ id }) => id) };
  if (person?.id === null) return { ...metNew(held, register), ...stillAsked };
  if (person) {
    const met = metPerson(held, register, person.id);
    return met ? { ...met, ...stillAsked } : asked('指定的人已不在名册中，请重新指定', candidates);
  }
  if (match.state === 'ask')
    return asked(reasons[match.why](namedPeople(match.candidates)), match.candidates);
  if (match.state === 'known')
    return metPerson(held, register, match.person.id) ?? asked('这个人已不在名册中', []);
  return metNew(held, register);
}

/** Holds one file against the register, again when the user has said whom it means. */
export function meetForm(held: HeldForm, register: FormRegister): void {
  if (!held.read) return;
  const before = held.met?.personId;
  held.met = meet(held, register);
  // Decisions about somebody else's values mean nothing for this person.
  if (before !== undefined && before !== held.met.personId) held.choices.clear();
  if (held.unit && !register.index.nodes.has(held.unit.id)) held.unit = null;
  if (held.met.match === 'new')
    held.unit ??= unitOfPost(register.index, formOf(held).reading.fields.currentPost ?? '');
}

function ownerOf(held: HeldForm): FormOwner[] {
  const { met, read, file } = held;
  if (!met || !read || met.match === 'ask') return [];
  const { name, idNumber, birthDate, formDate } = read.reading.fields;
  return [
    {
      file,
      personId: met.personId,
      name: name ?? '',
      idNumber: idNumber ?? null,
      birthMonth: birthDate?.slice(0, 7) ?? null,
      formDate: formDate ?? null,
    },
  ];
}

/** Finds the files that are about the same person: only one of them is taken. */
export function settleDoubles({ forms, preferred }: FormLot): void {
  const taken = findDoubles(forms.flatMap(ownerOf), preferred);
  for (const held of forms) held.taken = taken.get(held.file) ?? null;
}
