import { readFileSync } from 'node:fs';
import type { Field } from '#shared/lib/field';
import { personChildren, type ChildKey, type ChildRecord } from '#shared/register/fields/children';
import { identityFields } from '#shared/register/fields/person-identity';
import { proposalFields } from '#shared/register/fields/person-proposal';
import { serviceFields } from '#shared/register/fields/person-service';
import type { PaperAttachment, PaperPerson } from '#shared/register/papers/paper-person';
import { deriveEducation } from '#shared/register/person/derive';
import type { PersonContent } from '#shared/register/person/person-document';
import { emptyPerson, row, soundPerson } from '../register/checks/sound';

export const today = '2026-11-23';

const portrait = readFileSync(new URL('../../fixtures/portraits/man.jpg', import.meta.url)).toString(
  'base64',
);

function asPaper(content: PersonContent, attachments: readonly PaperAttachment[] = []): PaperPerson {
  return {
    id: 1,
    content,
    derived: deriveEducation(content.children.educations).derived,
    organization: '雁阵镇人民政府',
    units: new Map([[1, '雁阵镇人民政府']]),
    photo: portrait,
    attachments,
  };
}

/** A township cadre as the checks' tests have one. */
export function paperPerson(attachments: readonly PaperAttachment[] = []): PaperPerson {
  return asPaper(soundPerson(), attachments);
}

/** A person of whom nothing is known. */
export function nobody(): PaperPerson {
  return { ...asPaper(emptyPerson()), organization: '', photo: null };
}

const filler = '中共雁阵县委组织部干部监督科（机关党委）2021年度、第三期';

function longest(field: Field): string | boolean | null {
  if (field.kind === 'text' || field.kind === 'longText')
    return filler.repeat(100).slice(0, Math.min(field.max ?? 200, 1000));
  if (field.kind === 'month') return '2021-05';
  if (field.kind === 'date') return '2021-05-20';
  if (field.kind === 'year') return '2021';
  if (field.kind === 'flag') return true;
  return null;
}

function longestRow<Key extends ChildKey>(set: Key): ChildRecord<Key> {
  const fields: readonly Field[] = personChildren[set].fields;
  const values = Object.fromEntries(fields.map((field) => [field.key, longest(field)]));
  return row(set, values as Partial<ChildRecord<Key>>);
}

/** A person with every field at its maximum, and many rows in every set. */
export function fullPerson(rows = 12): PaperPerson {
  const { fields, children } = soundPerson();
  for (const field of [...identityFields, ...serviceFields, ...proposalFields] as readonly Field[])
    if (field.kind === 'text' || field.kind === 'longText')
      Object.assign(fields, { [field.key]: filler.repeat(100).slice(0, field.max ?? 200) });
  for (const set of Object.keys(children) as ChildKey[])
    Object.assign(children, { [set]: Array.from({ length: rows }, () => longestRow(set)) });
  return asPaper({ fields, children });
}

/** A scanned item. */
export function scan(values: Partial<PaperAttachment>): PaperAttachment {
  return {
    id: 1,
    fileClass: 1,
    title: '干部履历表',
    documentDate: '2020-03-01',
    pages: null,
    fileName: '干部履历表.pdf',
    mediaType: 'application/pdf',
    size: 1000,
    createdAt: '2026-01-01T00:00:00Z',
    deletedAt: null,
    scanPages: 2,
    ...values,
  };
}
