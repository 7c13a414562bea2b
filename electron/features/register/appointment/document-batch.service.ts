import { proposalOf } from '#shared/register/appointment/apply';
import { withSigners } from '#shared/register/appointment/appointment-settings';
import type { DocumentBatch } from '#shared/register/appointment/documents/document-batch';
import { inOffice, type Holder, type Scene, type ScenePerson } from '#shared/register/appointment/scene';
import { isSecondment } from '#shared/register/appointment/secondment';
import { paperUnitNames } from '#shared/register/appointment/unit-names';
import type { PaperPerson } from '#shared/register/papers/paper-person';
import type { AppointmentPapers } from '#shared/register/papers/paper-source';
import { selectSetting } from '../../../archive/setting';
import { selectOrganizationTree } from '../organization/organization.store';
import type { PaperContext } from '../papers/paper-stack';
import { gatherPeople, unitNames } from '../papers/people-stack';
import { selectAppointmentSettings } from './appointment-settings.store';
import { requireBatch } from './batch.service';
import type { StoredBatch } from './batch.store';
import { peopleBefore } from './people-before';
import { readScene } from './scene.service';

function postsIn(unitId: number, { id, fields, ...person }: ScenePerson): Holder[] {
  return inOffice(person)
    .filter((row) => row.organizationId === unitId && !isSecondment(row))
    .map(({ post, memberKind }) => ({
      personId: id,
      name: fields.name ?? '',
      post: post ?? '',
      memberKind,
    }));
}

/** The units with the posts that the people of a closed batch held when it found them. */
function unitsBefore(scene: Scene, people: Scene['people']): Scene['units'] {
  if (people === scene.people) return scene.units;
  return new Map(
    [...scene.units].map(([id, unit]) => {
      const others = unit.holders.filter(({ personId }) => !people.has(personId));
      const own = [...people.values()].filter(({ deleted }) => !deleted).flatMap((one) => postsIn(id, one));
      return [id, { ...unit, holders: [...own, ...others] }];
    }),
  );
}

function sceneOf(context: PaperContext, batch: StoredBatch): Scene {
  const scene = readScene(context.db, batch, { today: context.today, completing: false });
  const people = peopleBefore(context.db, batch, scene.people);
  return { ...scene, people, units: unitsBefore(scene, people) };
}

/** Everything that the documents of a batch are made from. @throws NOT_FOUND */
export function readDocumentBatch(
  context: PaperContext,
  { batchId, options }: Pick<AppointmentPapers, 'batchId' | 'options'>,
): DocumentBatch {
  const { db } = context;
  const batch = requireBatch(db, batchId);
  const scene = sceneOf(context, batch);
  const unitName = paperUnitNames(selectOrganizationTree(db));
  const units = unitNames(db);
  const items = new Map(batch.items.map((item) => [item.personId, item]));
  const { reportingUnit } = batch.fields;
  function paperPerson(id: number): PaperPerson | undefined {
    const [item, known] = [items.get(id), scene.people.get(id)];
    const [person] = gatherPeople(db, [id], { units, pictures: true, counting: false });
    if (!item || !known || !person) return undefined;
    const unit = reportingUnit === null ? {} : { reportingUnit };
    const fields = { ...known.fields, ...proposalOf(item, { unitName }), ...unit };
    return { ...person, content: { fields, children: known.children } };
  }
  const unit = selectSetting(db, 'unitName');
  const settings = withSigners(selectAppointmentSettings(db), typeof unit === 'string' ? unit : '');
  return { scene, settings, unitName, options, paperPerson };
}
