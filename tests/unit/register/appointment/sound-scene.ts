import { emptyRecord, type Field } from '#shared/lib/field';
import { newItem, newTake } from '#shared/register/appointment/batch';
import {
  batchFields,
  leaveFields,
  type BatchItem,
  type BatchRecord,
  type Leave,
  type Take,
} from '#shared/register/appointment/batch-fields';
import type { Colleague, Holder, Scene, ScenePerson, SceneUnit } from '#shared/register/appointment/scene';
import { defaultCheckSettings } from '#shared/register/checks/check-settings';
import type { PersonRecord } from '#shared/register/fields/person';
import { row, soundPerson } from '../checks/sound';

/** A scene that a case may change in place before it is checked. */
export interface Draft {
  today: string;
  completing: boolean;
  fields: BatchRecord;
  items: BatchItem[];
  people: Map<number, ScenePerson>;
  units: Map<number, SceneUnit>;
  colleagues: Colleague[];
  seen: Map<number, number>;
  elsewhere: Map<number, readonly string[]>;
  endedUnits: Map<number, { name: string; fate: string }>;
  calendar: { holidays: string[]; workdays: string[] };
  settings: Scene['settings'];
}

export const wang = 1;
/** 雁阵镇, where Wang is deputy mayor. */
export const home = 1;
/** 青溪镇, whose mayor's post is vacant. */
export const away = 2;
export const office = 3;
export const village = 4;
/** 桃源县, to which they all belong. */
export const countyUnit = 5;

function unit(
  id: number,
  name: string,
  kind: string,
  holders: Holder[],
  given: Partial<SceneUnit> = {},
): SceneUnit {
  const approved = { chief: 2, deputy: 6, other: 3 };
  const level = { level: '109', areaCode: '430725', superiorId: countyUnit };
  return { id, name, kind, ...level, ended: false, approved, holders, ...given };
}

/** A post to take with only these values. */
export function take(given: Partial<Take>): Take {
  return { ...newTake(true), ...given };
}

/** The post that Wang holds. */
export function wangsPost(): Leave {
  const empty = emptyRecord(leaveFields) as Leave;
  return { ...empty, organizationId: home, post: '副镇长', started: '2019-05' };
}

const soundFields: Partial<BatchRecord> = {
  title: '2025 年第 2 批',
  kind: 'regular',
  proposed: '2025-04-01',
  reviewed: '2025-04-10',
  recommended: '2025-04-15',
  inspectedFrom: '2025-04-20',
  inspectedUntil: '2025-04-25',
  decided: '2025-05-20',
  noticeFrom: '2025-05-26',
  noticeUntil: '2025-05-30',
  noticeResult: 'none',
  // Wang is elected: the day of the election.
  appointed: '2025-06-10',
  documentDate: '2025-06-10',
  document: '示组干〔2025〕12号',
};

/** Wang, deputy mayor of 雁阵镇 since May 2019, twelve years a clerk there before. */
function soundWang(): ScenePerson {
  const { fields, children } = soundPerson();
  Object.assign(fields, {
    currentPostSince: '2019-05',
    postTierSince: '2019-05',
    organizationId: home,
    growthPlace: '湖南汉寿',
  } satisfies Partial<PersonRecord>);
  Object.assign(children.appointments[0] ?? {}, { started: '2019-05', organizationId: home });
  children.resume.splice(
    1,
    2,
    row('resume', { started: '2007-08', ended: '2019-05', content: '雁阵镇政府科员' }),
    row('resume', { started: '2019-05', content: '雁阵镇党委委员、副镇长' }),
  );
  return { id: wang, version: 3, deleted: false, hasPhoto: true, fields, children };
}

function holder(personId: number, name: string, post: string, memberKind: string): Holder {
  return { personId, name, post, memberKind };
}

/** A batch in which no rule finds anything: Wang is promoted from deputy mayor of one town to mayor of another. */
export function soundScene(): Draft {
  const item: BatchItem = {
    ...newItem(wang),
    takes: [take({ organizationId: away, post: '党委副书记、镇长', tier: '0141', memberKind: '1' })],
    leaves: [wangsPost()],
  };
  Object.assign(item.fields, { change: '26', method: '2', endReason: '1' });
  return {
    today: '2025-06-15',
    completing: true,
    fields: { ...(emptyRecord(batchFields as readonly Field[]) as BatchRecord), ...soundFields },
    items: [item],
    people: new Map([[wang, soundWang()]]),
    units: new Map([
      [
        home,
        unit(home, '雁阵镇', 'town', [
          holder(50, '赵一', '党委书记', '1'),
          holder(51, '钱二', '镇长', '1'),
          holder(wang, '王晓明', '副镇长', '3'),
        ]),
      ],
      [away, unit(away, '青溪镇', 'town', [holder(60, '孙三', '党委书记', '1')])],
      [office, unit(office, '县农业农村局', 'organ', [])],
      [
        village,
        unit(village, '青溪镇桃花村', 'village', [], {
          approved: { chief: 1, deputy: 1, other: 3 },
          superiorId: away,
        }),
      ],
      [countyUnit, unit(countyUnit, '桃源县', 'county', [], { level: '107', superiorId: null })],
    ]),
    colleagues: [],
    seen: new Map([[wang, 3]]),
    elsewhere: new Map(),
    endedUnits: new Map(),
    calendar: { holidays: ['2025-06-02'], workdays: [] },
    settings: defaultCheckSettings,
  };
}

/** Wang of a scene. */
export function personOf(scene: Draft): ScenePerson {
  const person = scene.people.get(wang);
  if (!person) throw new Error('Wang is not in the scene');
  return person;
}

/** Changes Wang's item. */
export function changeItem(scene: Draft, change: (item: BatchItem) => Partial<BatchItem>): void {
  scene.items = scene.items.map((item) => ({ ...item, ...change(item) }));
}
