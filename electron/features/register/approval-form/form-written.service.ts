import { photoKey, sideOf } from '#shared/register/approval-form/form-choices';
import type { Side } from '#shared/register/approval-form/form-contract';
import { photoOf, type FormPhoto } from '#shared/register/lrmx-photo';
import { photoLimit } from '#shared/register/person/photo';
import type { StoredPhoto } from '../person/person-photo.store';
import { formOf, type FormLot, type HeldForm } from './form-session';
import { writtenAs } from './form-view.service';

/** Which side each row is written from; what nobody decided stays as the archive has it. */
export function sidesOf({ met, choices }: HeldForm): Record<string, Side> {
  const sides = (met?.rows ?? []).map((row) => [row.key, sideOf(row, choices) ?? 'archive'] as const);
  return Object.fromEntries(sides);
}

/** The photo that would be written: as the window cut it, else as the file has it. */
function wantedPhoto(held: HeldForm): FormPhoto {
  if (sidesOf(held)[photoKey] !== 'file') return { kind: 'none' };
  const { form } = formOf(held);
  if (held.cutPhoto === null) return photoOf(form);
  return photoOf({ values: { ...form.values, ZhaoPian: held.cutPhoto } });
}

/** The photo of a file that is to be written, if it is one. */
export function photoFor(held: HeldForm, updatedAt: string): StoredPhoto | null {
  const photo = wantedPhoto(held);
  if (photo.kind !== 'jpeg') return null;
  const { width, height } = photo.size;
  return { image: Buffer.from(photo.bytes), width, height, updatedAt };
}

/** Files whose photo would be written, but has not the official shape or is larger than a photo need be. */
export function photosToCut({ forms }: FormLot): number[] {
  return forms
    .filter((held) => {
      if (writtenAs(held) === null) return false;
      const photo = wantedPhoto(held);
      return photo.kind === 'jpeg' && (photo.note !== null || photo.bytes.length > photoLimit);
    })
    .map(({ file }) => file);
}
