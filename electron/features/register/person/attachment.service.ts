import { AppError } from '#shared/lib/errors';
import type { Attachment } from '#shared/register/person/attachment';
import type { CommandContext } from '../../../archive/command';
import type { Db } from '../../../archive/driver';
import { requirePresent } from './person-present';
import { touchPerson } from './person.store';
import {
  markAttachmentDeleted,
  selectAttachment,
  selectAttachments,
  updateAttachment,
  updatePosition,
  type StoredAttachment,
} from './attachment.store';

/** A person's scanned items in the order of the file, removed ones included. */
export function listAttachments(db: Db, personId: number): Attachment[] {
  return selectAttachments(db, personId).map(toAttachment);
}

function toAttachment(stored: StoredAttachment): Attachment {
  const { id, fileClass, title, documentDate, pages, fileName, mediaType, size, createdAt, deletedAt } =
    stored;
  return { id, fileClass, title, documentDate, pages, fileName, mediaType, size, createdAt, deletedAt };
}

function requireAttachment(tx: CommandContext, id: number): StoredAttachment {
  const item = selectAttachment(tx.db, id);
  if (!item) throw new AppError('NOT_FOUND');
  requirePresent(tx.db, item.personId);
  return item;
}

/** Records a change of one item in its person's history. */
export function recordAttachment(
  tx: CommandContext,
  item: Pick<StoredAttachment, 'id' | 'uuid' | 'title' | 'personId'>,
  before: object | null,
  after: object | null,
): void {
  const { id, uuid, title } = item;
  const owner = { entity: 'person', id: item.personId };
  tx.record({ entity: 'attachment', id, uuid, label: title, owner, before, after });
}

/**
 * Writes class, title, date and page count of one item.
 * @throws NOT_FOUND, PERSON_IN_BIN
 */
export function changeAttachment(
  tx: CommandContext,
  input: Pick<Attachment, 'id' | 'fileClass' | 'title' | 'documentDate' | 'pages'>,
): null {
  const item = requireAttachment(tx, input.id);
  const keys = (['fileClass', 'title', 'documentDate', 'pages'] as const).filter(
    (key) => item[key] !== input[key],
  );
  if (keys.length === 0) return null;
  updateAttachment(tx.db, input);
  const pick = (from: Pick<Attachment, (typeof keys)[number]>) =>
    Object.fromEntries(keys.map((key) => [key, from[key]]));
  recordAttachment(tx, item, pick(item), pick(input));
  touchPerson(tx.db, item.personId, tx.now);
  return null;
}

/**
 * Puts the items of one class in the order given; items not named keep their order behind them.
 * @throws PERSON_IN_BIN; NOT_FOUND when an id is no item of this person and class
 */
export function arrangeAttachments(
  tx: CommandContext,
  input: { readonly personId: number; readonly fileClass: number; readonly ids: readonly number[] },
): null {
  requirePresent(tx.db, input.personId);
  const items = selectAttachments(tx.db, input.personId).filter((item) => item.fileClass === input.fileClass);
  const named = input.ids.map((id) => items.find((item) => item.id === id));
  if (named.includes(undefined)) throw new AppError('NOT_FOUND');
  const order = [...new Set([...named, ...items])];
  let moved = 0;
  order.forEach((item, position) => {
    if (!item || item.position === position) return;
    updatePosition(tx.db, item.id, position);
    recordAttachment(tx, item, { position: item.position }, { position });
    moved += 1;
  });
  if (moved > 0) touchPerson(tx.db, input.personId, tx.now);
  return null;
}

/**
 * Puts an item into the recycle bin, or takes it out.
 * @throws NOT_FOUND, PERSON_IN_BIN
 */
export function binAttachment(tx: CommandContext, id: number, removed: boolean): null {
  const item = requireAttachment(tx, id);
  if ((item.deletedAt !== null) === removed) return null;
  const deletedAt = removed ? tx.now : null;
  markAttachmentDeleted(tx.db, id, deletedAt);
  recordAttachment(tx, item, { deletedAt: item.deletedAt }, { deletedAt });
  touchPerson(tx.db, item.personId, tx.now);
  return null;
}
