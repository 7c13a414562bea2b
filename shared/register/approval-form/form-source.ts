import { z } from 'zod';
import { fileToken } from '#shared/lib/chosen-file';
import { formFileLimit } from './form-folder';

/** Single files, or a folder with those right under it; what is beyond `mostForms` is said and left. */
export const chosenSource = z.union([
  z.strictObject({ files: z.array(fileToken).min(1).max(5000) }),
  z.strictObject({ folder: fileToken }),
]);
export type ChosenSource = z.output<typeof chosenSource>;

const dropId = z.string().uuid();
const count = z.number().int().min(0).max(1_000_000);

/** What the user dropped onto the window: its files were handed over one by one (form.drop) under one id. */
const droppedSource = z.strictObject({
  dropped: dropId,
  name: z.string().max(300),
  /** How many forms there were, folders deeper than one level, and files that are no forms. */
  forms: count,
  deeper: count,
  others: count,
});

export type DroppedSource = z.output<typeof droppedSource>;

export const formSource = z.union([...chosenSource.options, droppedSource]);
export type FormSource = z.output<typeof formSource>;

/** Base64 of so many bytes at most. */
function base64(bytes: number): z.ZodString {
  return z
    .string()
    .max(Math.ceil(bytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/);
}

/** A file that was dropped onto the window. */
export const droppedForm = z.strictObject({
  dropped: dropId,
  name: z.string().min(1).max(255),
  folder: z.string().max(255),
  /** Null: larger than any form. */
  content: base64(formFileLimit).nullable(),
  /** The .pic beside an .lrm. */
  picture: base64(formFileLimit).nullable(),
});
