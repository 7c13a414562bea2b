import type { Parsed } from '#shared/contract';
import { AppError } from '#shared/lib/errors';
import { formFileLimit } from '#shared/register/approval-form/form-folder';
import { readFormBytes } from '../../../files/form-files';
import type { FormPlace } from './form-places';
import type { FormSessions } from './form-session';

/**
 * Holds a file that the user dropped onto the window, until the lot is opened or checked. The window hands over what is in
 * the file, which the drop let it read: it never names a path.
 */
export function dropForm(
  sessions: FormSessions,
  { dropped, name, folder, content, picture }: Parsed<'form.drop'>,
): null {
  const bytes = content === null ? null : Buffer.from(content, 'base64');
  const beside = picture === null ? undefined : Buffer.from(picture, 'base64');
  const place: FormPlace = {
    name,
    folder,
    read: () =>
      Promise.resolve().then(() => {
        if (bytes === null) throw new AppError('FORM_FILE_LARGE', { limit: formFileLimit / 1024 / 1024 });
        return readFormBytes(bytes, beside);
      }),
  };
  sessions.holdDropped(dropped, place, (bytes?.length ?? 0) + (beside?.length ?? 0));
  return null;
}
