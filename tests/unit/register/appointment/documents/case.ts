import { sheetBoxes } from '#shared/lib/paper/boxes';
import type { PaperSheet } from '#shared/lib/paper/sheet';
import { proposalOf } from '#shared/register/appointment/apply';
import { defaultAppointmentSettings } from '#shared/register/appointment/appointment-settings';
import { newItem } from '#shared/register/appointment/batch';
import type { BatchItem, BatchRecord, ItemRecord } from '#shared/register/appointment/batch-fields';
import { batchPapers } from '#shared/register/appointment/documents/batch-papers';
import type { DocumentBatch } from '#shared/register/appointment/documents/document-batch';
import type { BatchDocumentKey } from '#shared/register/appointment/documents/document-list';
import type { PersonRecord } from '#shared/register/fields/person';
import { usualPaperOptions } from '#shared/register/papers/paper-person';
import { soundPerson } from '../../checks/sound';
import { soundScene, take, village, type Draft } from '../sound-scene';

export const settings = {
  ...defaultAppointmentSettings,
  committee: '中共示范县委',
  department: '中共示范县委组织部',
  noticePhone: '0736-0000000',
  noticeAddress: '示范县人民路 1 号县委组织部干部监督室',
};

/** The batch that the documents are made of. */
export function documentsOf(scene: Draft, given: Partial<DocumentBatch> = {}): DocumentBatch {
  const unitName = (id: number): string => scene.units.get(id)?.name ?? '';
  return {
    scene,
    settings: { ...settings, ...scene.calendar },
    unitName,
    options: usualPaperOptions,
    paperPerson(id) {
      const [item, person] = [scene.items.find(({ personId }) => personId === id), scene.people.get(id)];
      if (!item || !person) return undefined;
      const fields = { ...person.fields, ...proposalOf(item, { unitName }) };
      return {
        id,
        content: { fields, children: person.children },
        derived: {} as never,
        organization: unitName(person.fields.organizationId ?? 0),
        units: new Map([...scene.units].map(([key, unit]) => [key, unit.name])),
        photo: null,
        attachments: [],
      };
    },
    ...given,
  };
}

/** Puts somebody else into a scene. */
export function addSomebody(
  scene: Draft,
  id: number,
  fields: Partial<PersonRecord>,
  item: Partial<Omit<BatchItem, 'personId' | 'fields'>> & { readonly fields?: Partial<ItemRecord> },
): void {
  const person = soundPerson();
  Object.assign(person.fields, fields);
  scene.people.set(id, { id, version: 1, deleted: false, hasPhoto: false, ...person });
  const empty = newItem(id);
  scene.items.push({ ...empty, ...item, fields: { ...empty.fields, ...item.fields } });
}

/** A township's batch: Li becomes secretary of 桃花村 and the county has agreed. */
export function villageScene(fields: Partial<ItemRecord> = {}): Draft {
  const scene = soundScene();
  scene.items = [];
  Object.assign(scene.fields, {
    title: '2025 年村党组织书记调整',
    kind: 'village',
    reportingUnit: '中共青溪镇委员会',
    decidingBody: '中共青溪镇委员会',
  } satisfies Partial<BatchRecord>);
  addSomebody(
    scene,
    2,
    { name: '李四', currentPost: '青溪镇桃花村党支部委员' },
    {
      takes: [take({ organizationId: village, post: '党支部书记', memberKind: '1' })],
      fields: {
        reason: '政治素质好，群众基础好，带富能力强',
        coAsked: '2025-04-28',
        coDocument: '青党〔2025〕8号',
        ...fields,
      },
    },
  );
  return scene;
}

/** Everything that one kind of document says, sheet by sheet. */
export function laidOut(batch: DocumentBatch, key: BatchDocumentKey) {
  return batchPapers(batch, [key]).map((paper) => ({ ...paper, ...paper.layout() }));
}

/** All texts of sheets in their order, lines joined as they are set. */
export function words(sheets: readonly PaperSheet[]): string {
  return sheets
    .flatMap(sheetBoxes)
    .flatMap(({ content }) => {
      if (content.kind === 'text') return [content.text.lines.map(({ text }) => text).join('')];
      if (content.kind === 'stack')
        return content.parts.map(({ text }) => text.lines.map((line) => line.text).join(''));
      return [];
    })
    .join('\n');
}
