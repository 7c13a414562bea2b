import { deriveEducation } from '#shared/register/person/derive';
import { evenSheets, layoutPapers } from '#shared/register/papers/layout-papers';
import type { PaperPerson, PersonPapers } from '#shared/register/papers/paper-person';
import type { Db } from '../../../archive/driver';
import { selectPeopleInFull } from '../bulk/person-batch.store';
import { selectOrganizationTree } from '../organization/organization.store';
import { listAttachments } from '../person/attachment.service';
import { getPhoto } from '../person/person-photo.service';
import type { PaperContext, PaperStack } from './paper-stack';

/** Everything that papers are made from, of people in the order of their ids; unknown ids are left out. */
function* gatherPeople(
  db: Db,
  ids: readonly number[],
  unitName: (id: number | null) => string,
): Generator<PaperPerson> {
  for (const { id, fields, children } of selectPeopleInFull(db, ids)) {
    yield {
      id,
      content: { fields, children },
      derived: deriveEducation(children.educations).derived,
      organization: unitName(fields.organizationId),
      photo: getPhoto(db, id)?.image ?? null,
      attachments: listAttachments(db, id).filter((item) => item.deletedAt === null),
    };
  }
}

/** The papers of chosen people, in the order of their ids. */
export function peopleStack({ db, today }: PaperContext, { ids, parts, options }: PersonPapers): PaperStack {
  const names = new Map(selectOrganizationTree(db).map(({ id, name }) => [id, name]));
  const unitName = (id: number | null): string => (id === null ? '' : (names.get(id) ?? ''));
  return {
    count: ids.length,
    read: (from, to) =>
      [...gatherPeople(db, ids.slice(from, to), unitName)].map((person) => {
        const paper = layoutPapers(person, parts, options, today);
        const isLast = person.id === ids.at(-1);
        const sheets = options.duplex && !isLast ? evenSheets(paper.sheets) : paper.sheets;
        return { ...paper, sheets, personId: person.id };
      }),
  };
}
