import type { registerContract } from '#shared/register/contract';
import type { HandlersOf } from '../../contexts';
import { saveOrganization } from './organization.service';
import { selectOrganizationTree } from './organization.store';
import { countList, searchPeople, selectPage } from './person-list.store';
import { getPerson, savePerson } from './person.service';
import { exportRoster } from './roster.service';

/** Every channel of the register. */
export function registerHandlers(): HandlersOf<typeof registerContract> {
  return {
    'organization.tree': (_input, { db }) => selectOrganizationTree(db),
    'organization.save': (input, tx) => saveOrganization(tx, input),
    'person.page': (input, { db }) => ({ rows: selectPage(db, input), total: countList(db, input) }),
    'person.search': ({ text, limit }, { db }) => searchPeople(db, text, limit),
    'person.get': ({ id }, { db }) => getPerson(db, id),
    'person.save': (input, tx) => savePerson(tx, input),
    'roster.export': (input, context) => exportRoster(input, context),
  };
}
