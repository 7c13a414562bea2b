import { AppError } from '#shared/lib/errors';
import type { Db } from '../../../archive/driver';
import { selectPersonHead, type PersonHead } from './person.store';

/**
 * Whoever is in the recycle bin stays as he or she went there.
 * @throws NOT_FOUND, PERSON_IN_BIN
 */
export function requirePresent(db: Db, id: number): PersonHead {
  const person = selectPersonHead(db, id);
  if (!person) throw new AppError('NOT_FOUND');
  if (person.deletedAt !== null) throw new AppError('PERSON_IN_BIN');
  return person;
}
