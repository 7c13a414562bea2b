import { emptyRecord } from '#shared/lib/field';
import { emptyBatch, leaveOf, newItem, newTake } from '#shared/register/appointment/batch';
import type { BatchInput } from '#shared/register/appointment/appointment-contract';
import { personChildren } from '#shared/register/fields/children';
import type { Archive } from '../../../electron/archive/archive';
import type { CommandContext } from '../../../electron/archive/command';
import { getBatch } from '../../../electron/features/register/appointment/batch.service';
import {
  completeBatch,
  previewCompletion,
} from '../../../electron/features/register/appointment/completion.service';
import { getPerson, savePerson } from '../../../electron/features/register/person/person.service';
import { newArchive } from '../helpers';
import { addPerson, addUnit, asClerk } from './factory';
import { jobContext, today } from './support';

/** An archive in which a batch can be carried out. */
export interface Register {
  readonly archive: Archive;
  readonly town: number;
  readonly other: number;
  readonly wang: number;
  readonly run: <T>(work: (tx: CommandContext) => T) => T;
  /** Lets a minute go by. */
  readonly pass: () => void;
}

const blank = emptyRecord(personChildren.appointments.fields);

/** Two townships; Wang is deputy mayor of the one, the other has no mayor. */
export function newRegister(): Register {
  let minutes = 0;
  const clock = (): Date => new Date(Date.parse(`${today}T08:00:00Z`) + minutes * 60_000);
  const { archive } = newArchive({ clock });
  const run = <T>(work: (tx: CommandContext) => T): T => asClerk(archive, work);
  const [town, other] = run((tx) => [
    addUnit(tx, '雁阵镇', null, { kind: 'town', approvedChief: 2, approvedDeputy: 3 }),
    addUnit(tx, '青溪镇', null, { kind: 'town', approvedChief: 2, approvedDeputy: 3 }),
  ]);
  const wang = run((tx) => {
    addPerson(tx, { name: '孙三', organizationId: other ?? 0, positionOrder: 7 });
    return addPerson(
      tx,
      {
        name: '王晓明',
        idNumber: '43072519850320001X',
        politicalStatus: '01',
        organizationId: town ?? 0,
        currentPost: '雁阵镇副镇长',
        currentPostSince: '2016-05',
        postTier: '0142',
        postTierSince: '2016-05',
      },
      {
        appointments: [
          {
            ...blank,
            organizationId: town ?? 0,
            post: '副镇长',
            tier: '0142',
            memberKind: '3',
            leader: true,
            primary: true,
            started: '2016-05',
            state: '1',
          },
        ],
        resume: [{ started: '2016-05', ended: null, content: '雁阵镇副镇长' }],
      },
    );
  });
  const pass = (): void => void (minutes += 1);
  return { archive, town: town ?? 0, other: other ?? 0, wang, run, pass };
}

/** Wang is to become mayor of the other township; every step has its date. */
export function promotion({ archive, other, wang }: Register): BatchInput {
  const [post] = getPerson(archive.db, wang).children.appointments;
  const { fields } = emptyBatch();
  const item = newItem(wang);
  return {
    id: null,
    version: 0,
    fields: {
      ...fields,
      title: '2026 年第 1 批',
      reportingUnit: '县委组织部',
      proposed: '2026-01-05',
      reviewed: '2026-01-08',
      inspectedFrom: '2026-01-20',
      inspectedUntil: '2026-01-22',
      decided: '2026-02-10',
      noticeFrom: '2026-03-02',
      noticeUntil: '2026-03-06',
      noticeResult: 'none',
      documentDate: '2026-03-10',
      document: '示组干〔2026〕3号',
    },
    items: [
      {
        ...item,
        fields: { ...item.fields, change: '26', method: '2', endReason: '1', reason: '工作需要' },
        takes: [{ ...newTake(true), organizationId: other, post: '镇长', tier: '0141', memberKind: '1' }],
        leaves: post ? [leaveOf(post)] : [],
      },
    ],
  };
}

/** Carries a batch out as somebody does who has read the preview. */
export function complete(register: Register, id: number): { people: number } {
  const { archive } = register;
  const { people } = previewCompletion(archive.db, id, today);
  const { version } = getBatch(archive.db, id);
  const seen = people.map((person) => ({ id: person.id, version: person.version }));
  return completeBatch({ id, version, people: seen }, jobContext(archive, 'appointment.complete'));
}

/** Somebody else changes Wang. */
export function edit({ archive, run, wang }: Register, given: object): void {
  const { id, version, fields, children } = getPerson(archive.db, wang);
  run((tx) => savePerson(tx, { id, version, fields: { ...fields, ...given }, children }));
}
