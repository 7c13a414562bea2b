import type { DroppedSource } from '#shared/register/approval-form/form-source';
import {
  byName,
  formFileLimit,
  isFormName,
  isPassedOver,
  isPictureName,
  mostForms,
} from '#shared/register/approval-form/form-folder';
import { invoke } from '../../app/bridge';

interface DroppedForm {
  readonly entry: FileSystemFileEntry;
  readonly folder: string;
  /** The .pic beside an .lrm. */
  readonly picture: FileSystemFileEntry | undefined;
}

interface DroppedLot {
  readonly forms: DroppedForm[];
  deeper: number;
  others: number;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** What is in a folder; it comes in parts of a hundred. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (part.length === 0) return found;
    found.push(...part);
  }
}

function baseOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

function collect(lot: DroppedLot, entries: readonly FileSystemEntry[], folder: string): void {
  const files = entries.filter(isFile);
  const pictures = files.filter(({ name }) => isPictureName(name));
  for (const entry of files) {
    const { name } = entry;
    const picture = pictures.find((one) => baseOf(one.name) === baseOf(name));
    if (isFormName(name))
      lot.forms.push({ entry, folder, picture: /\.lrm$/i.test(name) ? picture : undefined });
    else if (!isPictureName(name)) lot.others += 1;
  }
}

const shown = (entries: readonly FileSystemEntry[]): FileSystemEntry[] =>
  entries.filter(({ name }) => !isPassedOver(name)).sort(byName);

/** The forms among some entries and in the folders among them, as the folder dialog would find them. */
async function lotOf(entries: readonly FileSystemEntry[]): Promise<DroppedLot> {
  const lot: DroppedLot = { forms: [], deeper: 0, others: 0 };
  const top = shown(entries);
  collect(lot, top, '');
  for (const folder of top.filter(isFolder)) {
    const inner = shown(await entriesIn(folder));
    collect(lot, inner, folder.name);
    lot.deeper += inner.filter(isFolder).length;
  }
  return lot;
}

/** Null for a file that is too large to be a form. */
async function contentOf(entry: FileSystemFileEntry): Promise<string | null> {
  const file = await new Promise<File>((done, fail) => entry.file(done, fail));
  if (file.size > formFileLimit) return null;
  const reader = new FileReader();
  const read = new Promise<string>((done, fail) => {
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(new Error('a dropped file cannot be read'));
  });
  reader.readAsDataURL(file);
  return (await read).replace(/^[^,]*,?/, '');
}

/** What was dropped, as far as a page may see it: taken at once, since it is gone with the event. */
export function droppedEntries(transfer: DataTransfer | null): FileSystemEntry[] {
  return [...(transfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

/**
 * Hands over what was dropped, one file after the other. The window reads the files itself, which the drop allows it for these
 * files only: no path goes to the main process, so that no page can ever make it read another.
 * @param told how many are handed over
 * @throws CallError, Error when a file cannot be read
 */
export async function takeDropped(
  entries: readonly FileSystemEntry[],
  told: (done: number, total: number) => void,
): Promise<DroppedSource> {
  const [first] = entries;
  const only = entries.length === 1 ? first : undefined;
  const lot = await lotOf(only && isFolder(only) ? await entriesIn(only) : entries);
  const dropped = crypto.randomUUID();
  const sent = lot.forms.slice(0, mostForms);
  for (const [done, { entry, folder, picture }] of sent.entries()) {
    told(done, sent.length);
    const content = await contentOf(entry);
    const beside = picture ? await contentOf(picture) : null;
    await invoke('form.drop', { dropped, name: entry.name, folder, content, picture: beside });
  }
  const name = only ? only.name : `${first?.name ?? ''} 等 ${entries.length} 项`;
  return { dropped, name, forms: lot.forms.length, deeper: lot.deeper, others: lot.others };
}
