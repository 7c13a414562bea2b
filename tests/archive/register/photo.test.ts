import { expect, test } from 'vitest';
import { personHistory } from '../../../electron/features/register/person/person-history.service';
import { getPhoto, setPhoto } from '../../../electron/features/register/person/person-photo.service';
import { photoLimit } from '#shared/register/person/photo';
import { newPeople } from './people';

/** The beginning of a JPEG of the given size, padded to `bytes`. */
function jpeg(width: number, height: number, bytes = 64): string {
  const app0 = [0xff, 0xe0, 0, 4, 0, 0];
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3];
  const content = Buffer.alloc(bytes);
  Buffer.from([0xff, 0xd8, ...app0, ...frame]).copy(content);
  return content.toString('base64');
}

test('a photo is kept, replaced, taken away, and each step stands in the history', async () => {
  const { archive, add, run } = await newPeople();
  const id = await add({ name: '张晓明' });
  const set = (image: string | null) => run('person.setPhoto', (tx) => setPhoto(tx, { id, image }));
  expect(getPhoto(archive.db, id)).toBeNull();
  await set(jpeg(480, 600));
  expect(getPhoto(archive.db, id)).toMatchObject({ width: 480, height: 600, image: jpeg(480, 600) });
  await set(jpeg(400, 500));
  await set(null);
  expect(getPhoto(archive.db, id)).toBeNull();
  const entries = personHistory(archive.db, id, { limit: 10 }).slice(0, 3);
  expect(entries.map((entry) => entry.changes[0])).toMatchObject([
    { entity: 'photo', before: { width: 400 }, after: null },
    { entity: 'photo', before: { width: 480 }, after: { width: 400 } },
    { entity: 'photo', before: null, after: { width: 480, size: 64 } },
  ]);
});

test('what is no JPEG, has another ratio or is too large is refused', async () => {
  const { archive, add, run } = await newPeople();
  const id = await add({ name: '张晓明' });
  const set = (image: string) => run('person.setPhoto', (tx) => setPhoto(tx, { id, image }));
  await expect(set(Buffer.from('not a picture').toString('base64'))).rejects.toMatchObject({
    code: 'PHOTO_UNREADABLE',
  });
  await expect(set(jpeg(600, 480))).rejects.toMatchObject({ code: 'PHOTO_RATIO' });
  await expect(set(jpeg(480, 600, photoLimit + 1))).rejects.toMatchObject({ code: 'PHOTO_TOO_LARGE' });
  expect(getPhoto(archive.db, id)).toBeNull();
});
