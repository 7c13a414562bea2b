import { z } from 'zod';
import { job } from '#shared/lib/channel';
import { fileToken } from '#shared/lib/chosen-file';
import { photoImage, type PersonPhoto } from '../person/photo';
import { findingLevels, type FindingLevel } from '../findings';
import type { FormRow } from './compare';
import { mostForms } from './form-folder';
import { chosenSource, droppedForm, formSource } from './form-source';

const id = z.number().int().positive();
const fileIndex = z.number().int().min(0).max(mostForms);
const sessionId = z.string().max(80);
const rowKey = z.string().min(1).max(80);
const offset = z.number().int().min(0).max(1_000_000);

/**
 * What a file is for the register:
 * - ask: somebody must say whom it means
 * - changed, same: it means somebody known, and says something else, or the same
 * - new: nobody is known by what it says
 * - double: another file of the same lot is about the same person
 * - refused: it cannot be read, or names nobody
 */
export const formStates = ['ask', 'changed', 'new', 'same', 'double', 'refused'] as const;
export type FormState = (typeof formStates)[number];

export type Side = 'file' | 'archive';

/** How many differences are settled in one go: by the file, by the archive, or by the file where the archive has nothing. */
const sideRule = z.enum(['file', 'archive', 'fill']);
export type SideRule = z.output<typeof sideRule>;

/** One decision of the user. */
const formChoice = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('row'),
    file: fileIndex,
    key: rowKey,
    side: z.enum(['file', 'archive']),
  }),
  /** `file` null: in all files; `key` null: in all rows. */
  z.strictObject({
    type: z.literal('rows'),
    file: fileIndex.nullable(),
    key: rowKey.nullable(),
    rule: sideRule,
  }),
  /** `auto`: as the file's own words say. */
  z.strictObject({
    type: z.literal('person'),
    file: fileIndex,
    who: z.union([id, z.enum(['new', 'auto'])]),
  }),
  /** `file` null: for all new people whose unit is not known. */
  z.strictObject({ type: z.literal('unit'), file: fileIndex.nullable(), id: id.nullable() }),
  z.strictObject({ type: z.literal('leaveOut'), file: fileIndex, out: z.boolean() }),
  /** The file's photo as it is to be written, cut to 4:5 by the window. */
  z.strictObject({ type: z.literal('photo'), file: fileIndex, image: photoImage }),
  /** Of several files about the same person, this one. */
  z.strictObject({ type: z.literal('prefer'), file: fileIndex }),
]);
export type FormChoice = z.output<typeof formChoice>;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What was decided about files, each by its content: kept as a draft, and taken up when the same files are read again. */
export const formDecisions = z.strictObject({
  files: z
    .array(
      z.strictObject({
        sha256: hash,
        /** Null: nobody said. */
        who: z.union([id, z.literal('new')]).nullable(),
        unit: id.nullable(),
        leftOut: z.boolean(),
        preferred: z.boolean(),
        sides: z.array(z.tuple([rowKey, z.enum(['file', 'archive'])])).max(200),
      }),
    )
    .max(mostForms),
});
export type FormDecisions = z.output<typeof formDecisions>;

/** A line of the list of files. */
export interface FormFileRow {
  readonly file: number;
  readonly name: string;
  /** Under the chosen folder; '' for the folder itself. */
  readonly folder: string;
  /** The name in the file. */
  readonly person: string;
  readonly state: FormState;
  /** Why it is refused, asked about or a double; '' otherwise. */
  readonly why: string;
  /** Rows in which file and archive differ. */
  readonly differences: number;
  /** Those of them about which nobody has decided. */
  readonly open: number;
  /** Rows of which the file's text cannot be taken over. */
  readonly unreadable: number;
  /** Somebody new without a unit. */
  readonly needsUnit: boolean;
  readonly leftOut: boolean;
}

/** A file that still wants a decision. */
export interface OpenFile {
  readonly file: number;
  /** Its place in the list, from 0. */
  readonly at: number;
}

/** A box of the form that differs in some files. */
export interface FieldDifference {
  readonly key: string;
  readonly label: string;
  readonly files: number;
  readonly open: number;
}

/** What was read and decided so far. */
export interface FormSession {
  readonly sessionId: string;
  /** The folder's or the only file's name, or how many files. */
  readonly name: string;
  readonly files: number;
  readonly counts: Readonly<Record<FormState, number>>;
  /** Things to know about what was read: what was left out. */
  readonly notes: readonly string[];
  readonly fields: readonly FieldDifference[];
  /** People that would be written now. */
  readonly added: number;
  readonly changed: number;
  /** People with differences that nobody has decided about, and how many these are: the archive's values stay. */
  readonly openPeople: number;
  readonly openRows: number;
  /** New people without a unit: they cannot be written. */
  readonly needUnit: number;
  readonly leftOut: number;
  /** Files about which decisions of an earlier time were taken up. */
  readonly resumed: number;
}

export interface ComparedRow extends FormRow {
  /** What is written; null: not decided, the archive's value stays. */
  readonly side: Side | null;
}

export interface FormUnit {
  readonly id: number;
  /** 清河县 / 青石镇 / 柳河村. */
  readonly path: string;
}

/** One file beside the person it means. */
export interface FormComparison extends FormFileRow {
  readonly personId: number | null;
  /** The person of the register, as candidates are told: 张晓明，1978.03 生，清河县 / 青石镇; '' for nobody. */
  readonly known: string;
  readonly rows: readonly ComparedRow[];
  readonly notes: readonly string[];
  /** Who may be meant. */
  readonly candidates: readonly { readonly id: number; readonly text: string }[];
  /** The user said that this is somebody new, or who it is. */
  readonly decided: boolean;
  /** The other files about the same person. */
  readonly others: readonly { readonly file: number; readonly name: string }[];
  /** Of somebody new. */
  readonly unit: FormUnit | null;
  readonly unitSuggestions: readonly FormUnit[];
  /** JPEG in base64. */
  readonly photos: { readonly file: string | null; readonly archive: PersonPhoto['image'] | null };
}

export interface FormDone {
  readonly runId: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly leftOut: number;
  readonly photos: number;
  readonly backup: string;
}

/** A finding about a file that need not be in the register. */
export interface FileFinding {
  readonly id: number;
  readonly file: string;
  /** '' where the file cannot be read. */
  readonly person: string;
  /** The box of the form. */
  readonly box: string;
  readonly level: FindingLevel;
  readonly message: string;
  readonly remedy: string;
  readonly source: string;
}

export interface FormCheck {
  readonly checkId: string;
  readonly name: string;
  readonly files: number;
  readonly unreadable: number;
  /** Files without any finding. */
  readonly clean: number;
  readonly counts: Readonly<Record<FindingLevel, number>>;
  readonly notes: readonly string[];
}

/** What became of one file of an older generation. */
export interface UpgradedForm {
  readonly file: string;
  readonly person: string;
  /** written: as a 4.0 file; copied: it was one already; refused: it stays where it is. */
  readonly state: 'written' | 'copied' | 'refused';
  /** Under the folder that was chosen; '' when refused. */
  readonly target: string;
  /** What was filled in, or why it was refused. */
  readonly note: string;
  /** What somebody must still fill in. */
  readonly missing: string;
}

export interface FormUpgrade {
  readonly rows: readonly UpgradedForm[];
  readonly folder: string;
  readonly notes: readonly string[];
}

const reader = { role: 'editor', writes: false } as const;
const viewer = { role: 'viewer', writes: false } as const;

/** Files of approval forms: into the register, checked, upgraded. The session lives in the worker thread. */
export const formContract = {
  /** Hands over a file that was dropped onto the window, before the lot is opened or checked. */
  'form.drop': job<null>()({
    ...viewer,
    input: droppedForm,
  }),
  /** Reads the files and holds each against the register. */
  'form.open': job<FormSession>()({
    ...reader,
    input: z.strictObject({ source: formSource, decisions: formDecisions.nullable().default(null) }),
  }),
  /** Holds the same files against the register as it is now; decisions stay where they still fit. */
  'form.refresh': job<FormSession>()({ ...reader, input: z.strictObject({ sessionId }) }),
  'form.rows': job<{
    readonly rows: readonly FormFileRow[];
    readonly total: number;
    /** Those of the whole list, in its order, that still want a decision. */
    readonly open: readonly OpenFile[];
  }>()({
    ...reader,
    input: z.strictObject({
      sessionId,
      /** `open`: whatever still wants a decision. */
      show: z.enum(['all', 'open', ...formStates]),
      /** Part of a person's or a file's name. */
      search: z.string().max(60),
      offset,
      limit: z.number().int().min(1).max(mostForms),
    }),
  }),
  'form.compare': job<FormComparison>()({ ...reader, input: z.strictObject({ sessionId, file: fileIndex }) }),
  'form.choose': job<FormSession>()({ ...reader, input: z.strictObject({ sessionId, choice: formChoice }) }),
  /** What was decided so far, for a draft. */
  'form.decisions': job<FormDecisions>()({ ...reader, input: z.strictObject({ sessionId }) }),
  /** Files whose photo would be written, but is not 4:5 or too large as it is: the window cuts it, a thread cannot. */
  'form.photos': job<readonly number[]>()({ ...reader, input: z.strictObject({ sessionId }) }),
  /** Forgets what was read. */
  'form.close': job<null>()({ ...reader, input: z.strictObject({ sessionId }) }),
  'form.apply': job<FormDone>()({ role: 'editor', writes: true, input: z.strictObject({ sessionId }) }),
  /** Checks files as forms, without looking at the register. */
  'form.check': job<FormCheck>()({ ...viewer, input: z.strictObject({ source: formSource }) }),
  'form.findings': job<{ readonly rows: readonly FileFinding[]; readonly total: number }>()({
    ...viewer,
    input: z.strictObject({
      checkId: sessionId,
      levels: z.array(z.enum(findingLevels)).max(findingLevels.length),
      search: z.string().max(60),
      offset,
      limit: z.number().int().min(1).max(20_000),
    }),
  }),
  /** Writes 4.0 files into another folder; originals are never written over. */
  'form.upgrade': job<FormUpgrade>()({
    ...viewer,
    input: z.strictObject({ source: chosenSource, folder: fileToken }),
  }),
} as const;
