import type { registerContract } from '#shared/register/contract';
import type { HandlersOf } from '../../contexts';
import { checkFormExport, exportForms } from './approval-form/form-export.service';
import { formHandlers } from './approval-form/form.handlers';
import { exportExtraction } from './exchange/extraction.service';
import { appointmentHandlers } from './appointment/appointment.handlers';
import { checkHandlers } from './checks/check.handlers';
import { recordHistory } from './history';
import { listHandlers } from './list/list.handlers';
import { importHandlers } from './import/import.handlers';
import {
  abolishOrganization,
  mergeOrganization,
  moveOrganization,
  reinstateOrganization,
} from './organization/organization-structure.service';
import {
  establishment,
  getOrganization,
  listOrganizations,
  saveOrganization,
} from './organization/organization.service';
import { selectOrganizationTree } from './organization/organization.store';
import { searchPeople } from './list/search.store';
import { personFileHandlers } from './person/person-file.handlers';
import { papersHandlers } from './papers/papers.handlers';
import { getPerson, savePersonForm } from './person/person.service';
import { exportRoster, takeRoster } from './exchange/roster.service';
import { keptLines } from './exchange/roster-snapshot';
import { tagHandlers } from './tags/tag.handlers';
import { exportTemplate } from './exchange/template.service';

/** Every channel of the register. */
export function registerHandlers(): HandlersOf<typeof registerContract> {
  return {
    ...appointmentHandlers(),
    ...checkHandlers(),
    ...personFileHandlers(),
    ...importHandlers(),
    ...papersHandlers(),
    ...formHandlers(),
    'organization.tree': (_input, { db }) => selectOrganizationTree(db),
    'organization.list': (_input, { db }) => listOrganizations(db),
    'organization.get': ({ id }, { db }) => getOrganization(db, id),
    'organization.save': (input, tx) => saveOrganization(tx, input),
    'organization.move': (input, tx) => moveOrganization(tx, input),
    'organization.merge': (input, tx) => mergeOrganization(tx, input),
    'organization.abolish': (input, tx) => abolishOrganization(tx, input),
    'organization.reinstate': ({ id }, tx) => reinstateOrganization(tx, id),
    'organization.establishment': (_input, { db }) => establishment(db),
    'organization.history': ({ id, ...page }, { db }) => recordHistory(db, 'organization', id, page),
    ...listHandlers(),
    ...tagHandlers(),
    'person.search': ({ text, limit }, { db }) => searchPeople(db, text, limit),
    'person.get': ({ id }, { db }) => getPerson(db, id),
    'person.save': (input, tx) => savePersonForm(tx, input),
    'roster.take': (input, context) => takeRoster(context, input),
    'roster.lines': ({ token, from, to }, { db }) => keptLines(db, token, from, to),
    'template.export': (input, context) => exportTemplate(input, context),
    'extraction.export': (input, context) => exportExtraction(input, context),
    'form.exportCheck': (input, context) => checkFormExport(input, context),
    'form.export': (input, context) => exportForms(input, context),
    'roster.export': (input, context) => exportRoster(input, context),
  };
}
