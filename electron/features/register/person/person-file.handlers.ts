import type { personFileContract } from '#shared/register/person/person-file-contract';
import type { HandlersOf } from '../../../contexts';
import { addAttachments, attachmentContent, exportAttachment } from './attachment-files.service';
import { arrangeAttachments, binAttachment, changeAttachment, listAttachments } from './attachment.service';
import { removePeople, restorePeople } from '../bin/person-bin.service';
import { personAsOf, personHistory } from './person-history.service';
import { getPhoto, setPhoto } from './person-photo.service';

/** The channels of one person's file: recycle bin, history, photo, scanned pages. */
export function personFileHandlers(): HandlersOf<typeof personFileContract> {
  return {
    'person.remove': (input, tx) => removePeople(tx, input),
    'person.restore': (input, tx) => restorePeople(tx, input),
    'person.history': ({ id, ...page }, { db }) => personHistory(db, id, page),
    'person.asOf': ({ id, seq }, { db }) => personAsOf(db, id, seq),
    'person.photo': ({ id }, { db }) => getPhoto(db, id),
    'person.setPhoto': (input, tx) => setPhoto(tx, input),
    'attachment.list': ({ personId }, { db }) => listAttachments(db, personId),
    'attachment.content': ({ id }, { db }) => attachmentContent(db, id),
    'attachment.add': (input, context) => addAttachments(input, context),
    'attachment.update': (input, tx) => changeAttachment(tx, input),
    'attachment.arrange': (input, tx) => arrangeAttachments(tx, input),
    'attachment.remove': ({ id }, tx) => binAttachment(tx, id, true),
    'attachment.restore': ({ id }, tx) => binAttachment(tx, id, false),
    'attachment.export': (input, context) => exportAttachment(input, context),
  };
}
