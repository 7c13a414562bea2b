import { App } from 'antd';
import { croppedPart, firstView } from '#shared/lib/crop';
import { photoSize } from '#shared/register/person/photo';
import { invoke } from '../../app/bridge';
import { cutPicture } from '../../components/cut-picture';

/** A picture of another shape as an official photo: the whole width or height of it. Null when it cannot be drawn. */
async function officialPhoto(image: string): Promise<string | null> {
  const picture = new Image();
  picture.src = `data:image/jpeg;base64,${image}`;
  try {
    await picture.decode();
  } catch {
    return null;
  }
  const natural = { width: picture.naturalWidth, height: picture.naturalHeight };
  return cutPicture(picture, croppedPart(firstView(natural, photoSize), photoSize), photoSize);
}

/**
 * Cuts the photos that would be written in another shape than 4:5, or far larger than needed, one after the other: the
 * window can be used meanwhile.
 * @param told how many are done
 * @throws CallError
 */
async function cutPhotos(sessionId: string, told: (done: number, total: number) => void): Promise<void> {
  const files = await invoke('form.photos', { sessionId });
  for (const [done, file] of files.entries()) {
    told(done, files.length);
    const { photos } = await invoke('form.compare', { sessionId, file });
    const image = photos.file === null ? null : await officialPhoto(photos.file);
    if (image !== null) await invoke('form.choose', { sessionId, choice: { type: 'photo', file, image } });
  }
}

/** The notice that photos are being cut. */
const key = 'forms-cutting';

/** `cutPhotos` with a notice while it lasts. */
export function useCutPhotos(): (sessionId: string) => Promise<void> {
  const { message } = App.useApp();
  return (sessionId) =>
    cutPhotos(sessionId, (done, total) => {
      const content = `正在裁剪照片 ${done + 1} / ${total}`;
      void message.open({ key, type: 'loading', content, duration: 0 });
    }).finally(() => message.destroy(key));
}
