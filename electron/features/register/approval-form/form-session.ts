import { AppError } from '#shared/lib/errors';
import type { FormRow } from '#shared/register/approval-form/compare';
import type { FileFinding, FormUnit, Side } from '#shared/register/approval-form/form-contract';
import { mostForms } from '#shared/register/approval-form/form-folder';
import type { FormReading } from '#shared/register/approval-form/form-reading';
import type { LrmxForm } from '#shared/register/lrmx-form';
import type { FormPlace } from './form-places';
import type { FormRegister } from './form-register';

/** A form that was read. */
export interface ReadForm {
  readonly form: LrmxForm;
  readonly reading: FormReading;
  /** What is to be said of the file itself. */
  readonly notes: readonly string[];
  /** Of the file's content: the same file twice. */
  readonly sha256: string;
}

/** What a form was found to mean for the register. */
export interface MetForm {
  /** `ask`: somebody must say whom it means. */
  readonly match: 'known' | 'new' | 'ask';
  readonly personId: number | null;
  readonly version: number;
  readonly rows: readonly FormRow[];
  /** Why somebody must say. */
  readonly why: string;
  readonly candidates: readonly number[];
  readonly notes: readonly string[];
  readonly unitSuggestions: readonly FormUnit[];
}

/** One file of a lot: what it holds, what it means, and what was decided about it. */
export interface HeldForm {
  readonly file: number;
  readonly place: FormPlace;
  readonly read: ReadForm | null;
  /** Why it cannot be used; '' when it can. */
  readonly refusal: string;
  met: MetForm | null;
  /** The file that is taken instead of this one, or this one of several; null when it is the only one. */
  taken: number | null;
  /** Whom the user said it means; `id` null: somebody new. */
  person: { readonly id: number | null } | null;
  /** The unit of somebody new. */
  unit: FormUnit | null;
  /** By the user, not by what the file says of the post. */
  unitChosen: boolean;
  leftOut: boolean;
  /** The photo as it is to be written where it is not the file's own: JPEG in base64. */
  cutPhoto: string | null;
  choices: Map<string, Side>;
}

/** The files that were opened together. */
export interface FormLot {
  readonly id: string;
  readonly name: string;
  readonly notes: readonly string[];
  readonly forms: readonly HeldForm[];
  /** Files that the user wants of several about the same person. */
  readonly preferred: Set<number>;
  /** Files about which decisions of an earlier time were taken up. */
  readonly resumed: number;
  /** The archive's last command when the files were held against it, and what they were held against. */
  auditSeq: number;
  register: FormRegister;
}

interface HeldCheck {
  readonly id: string;
  readonly findings: readonly FileFinding[];
}

/** Photos are kept until the files are written: more than this would not fit beside everything else. */
export const mostBytes = 400 * 1024 * 1024;

/** Files that the user dropped onto the window, until they are read. */
interface Dropped {
  readonly id: string;
  readonly places: FormPlace[];
  bytes: number;
}

function tooMuch(): Promise<never> {
  return Promise.reject(new AppError('FORM_TOO_MUCH'));
}

/** What the worker thread holds: the files opened last, and the findings of the last check. Lost with the thread. */
export interface FormSessions {
  readonly hold: (lot: FormLot) => void;
  /** @throws FORM_SESSION_GONE */
  readonly held: (id: string) => FormLot;
  readonly forget: () => void;
  /** Forgets the files if they are still these. */
  readonly close: (id: string) => void;
  /** Keeps a file that was dropped, `bytes` large; another id than the last one's begins anew. */
  readonly holdDropped: (id: string, place: FormPlace, bytes: number) => void;
  /** What was dropped under an id; it is held no longer. @throws FORM_SESSION_GONE */
  readonly takeDropped: (id: string) => readonly FormPlace[];
  readonly holdCheck: (check: HeldCheck) => void;
  /** @throws FORM_SESSION_GONE */
  readonly heldCheck: (id: string) => HeldCheck;
}

/** Makes the empty sessions of one thread. */
export function createFormSessions(): FormSessions {
  let lot: FormLot | null = null;
  let check: HeldCheck | null = null;
  let dropped: Dropped | null = null;
  return {
    hold(next) {
      lot = next;
    },
    held(id) {
      if (lot?.id !== id) throw new AppError('FORM_SESSION_GONE');
      return lot;
    },
    forget() {
      lot = null;
    },
    close(id) {
      if (lot?.id === id) lot = null;
    },
    holdDropped(id, place, bytes) {
      if (dropped?.id !== id) dropped = { id, places: [], bytes: 0 };
      if (dropped.places.length >= mostForms) return;
      const isRoom = dropped.bytes + bytes <= mostBytes;
      dropped.places.push(isRoom ? place : { ...place, read: tooMuch });
      if (isRoom) dropped.bytes += bytes;
    },
    takeDropped(id) {
      if (dropped?.id !== id) throw new AppError('FORM_SESSION_GONE');
      const { places } = dropped;
      dropped = null;
      return places;
    },
    holdCheck(next) {
      check = next;
    },
    heldCheck(id) {
      if (check?.id !== id) throw new AppError('FORM_SESSION_GONE');
      return check;
    },
  };
}

/** The form of a file that is not refused. */
export function formOf({ read }: HeldForm): ReadForm {
  if (!read) throw new Error('a refused file has no form');
  return read;
}
