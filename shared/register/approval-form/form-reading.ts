import type { ChildRecord } from '../fields/children';
import type { EducationKind, EducationSlot } from './education-slot';
import type { FormFields } from './form-fields';

/** Something in a form that could not be read, or is read with a doubt. */
export interface FormNote {
  /** error: it cannot be taken over; hint: it was taken over in another shape. */
  readonly level: 'error' | 'hint';
  /** The row of the comparison it belongs to. */
  readonly key: string;
  /** The box of the form. */
  readonly label: string;
  /** What stands in the box. */
  readonly text: string;
  /** A sentence for the clerk: what is wrong, and what to do. */
  readonly message: string;
}

/** A family row as the form has it; a value that could not be read is absent. */
export type FormRelative = Partial<Omit<ChildRecord<'family'>, 'idNumber'>>;

/**
 * An approval form in the archive's values. Boxes that are empty are null; what could not be read is absent and named in
 * `notes`.
 */
export interface FormReading {
  readonly fields: FormFields;
  /** A kind whose level could not be read is absent. */
  readonly educations: Readonly<Partial<Record<EducationKind, EducationSlot>>>;
  /** null when a line of it is too long to be kept. */
  readonly resume: readonly ChildRecord<'resume'>[] | null;
  readonly family: readonly FormRelative[];
  /** JPEG in base64. */
  readonly photo: string | null;
  readonly notes: readonly FormNote[];
}
