import { deriveEducation } from '#shared/register/person/derive';
import { evenSheets, layoutPapers } from '#shared/register/papers/layout-papers';
import type { PaperPerson, PersonPapers } from '#shared/register/papers/paper-person';
import type { SubjectPaper } from '#shared/register/papers/paper-source';
import type { Db } from '../../../archive/driver';
import { selectPeopleInFull } from '../bulk/person-batch.store';
import { selectOrganizationTree } from '../organization/organization.store';
import { getPhoto } from '../person/person-photo.service';
import { paperAttachments } from './paper-attachments';
import type { PaperContext, PaperStack } from './paper-stack';

interface Gathering {
  readonly units: ReadonlyMap<number, string>;
  /** Photos and what is in the file: tables of facts need neither. */
  readonly pictures: boolean;
  /** Pages of scans are counted. */
  readonly counting: boolean;
}

/** Everything that papers are made from, of people in the order of their ids; unknown ids are left out. */
export function* gatherPeople(
  db: Db,
  ids: readonly number[],
  { units, pictures, counting }: Gathering,
): Generator<PaperPerson> {
  for (const { id, fields, children } of selectPeopleInFull(db, ids)) {
    yield {
      id,
      content: { fields, children },
      derived: deriveEducation(children.educations).derived,
      organization: units.get(fields.organizationId ?? 0) ?? '',
      units,
      photo: pictures ? (getPhoto(db, id)?.image ?? null) : null,
      attachments: pictures ? paperAttachments(db, id, counting) : [],
    };
  }
}

/** Names of all units by id. */
export function unitNames(db: Db): Map<number, string> {
  return new Map(selectOrganizationTree(db).map(({ id, name }) => [id, name]));
}

/** Of somebody who was purged since: nobody's place in the batch changes by it. */
const noPaper: SubjectPaper = { label: '', personId: null, sheets: [], findings: [] };

/** The papers of chosen people, in the order of their ids. */
export function peopleStack({ db, today }: PaperContext, { ids, parts, options }: PersonPapers): PaperStack {
  const units = unitNames(db);
  const counting = parts.includes('catalogue') || parts.includes('scans');
  function paperOf(person: PaperPerson): SubjectPaper {
    const paper = layoutPapers(person, parts, options, today);
    const isLast = person.id === ids.at(-1);
    const sheets = options.duplex && !isLast ? evenSheets(paper.sheets) : paper.sheets;
    return { ...paper, sheets, personId: person.id };
  }
  return {
    count: ids.length,
    read(from, to) {
      const wanted = ids.slice(from, to);
      const people = gatherPeople(db, wanted, { units, pictures: true, counting });
      const papers = new Map([...people].map((person) => [person.id, paperOf(person)]));
      return wanted.map((id) => papers.get(id) ?? noPaper);
    },
  };
}
