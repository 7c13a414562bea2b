import { codeText } from '#shared/lib/code-tables';
import { formatDateInWords } from '#shared/lib/dates';
import { educationRank } from '#shared/lib/education';
import { parsePartyDate } from '#shared/lib/party-date';
import { degreeRank, degreeText, levelText, slotOf } from '../../approval-form/education-slot';
import type { PersonRecord } from '../../fields/person';
import { activeItems } from '../batch';
import { postsInWords } from '../post-texts';
import {
  viewItem,
  type ItemView,
  type Scene,
  type ScenePerson,
  type ViewedLeave,
  type ViewedTake,
} from '../scene';

/** Somebody whom a batch concerns, with its words; '' where it proposes nothing of a sort. */
export interface Concerned {
  readonly view: ItemView;
  readonly id: number;
  readonly name: string;
  readonly fields: PersonRecord;
  readonly takes: string;
  readonly leaves: string;
  /** The rank that he or she is raised to. */
  readonly rank: string;
}

/** Posts to take as papers write them. */
export function takesInWords(takes: readonly ViewedTake[]): string {
  return postsInWords(takes.map(({ take, unit }) => ({ unit: unit?.name ?? '', post: take.post ?? '' })));
}

/** Posts to leave as papers write them. */
export function leavesInWords(leaves: readonly ViewedLeave[]): string {
  return postsInWords(
    leaves.map(({ leave, unit }) => ({
      unit: unit?.name ?? leave.organizationName ?? '',
      post: leave.post ?? '',
    })),
  );
}

/** Everybody of the batch who was neither withdrawn nor deleted, in its order. */
export function concerned(scene: Scene): Concerned[] {
  return activeItems(scene.items).flatMap(({ item, index }): Concerned[] => {
    const view = viewItem(scene, item, index);
    if (!view || view.person.deleted) return [];
    return [
      {
        view,
        id: view.person.id,
        name: view.name,
        fields: view.person.fields,
        takes: takesInWords(view.takes),
        leaves: leavesInWords(view.leaves),
        rank: codeText('A6501', item.fields.rank),
      },
    ];
  });
}

/** Those of them who are to take a post or a rank. */
export function takers(scene: Scene): Concerned[] {
  return concerned(scene).filter(({ takes, rank }) => takes !== '' || rank !== '');
}

/** Whether somebody is to be elected to the posts (ZB122: 2 选任), for which he or she is proposed. */
export function isElected({ view }: Pick<Concerned, 'view'>): boolean {
  return view.item.fields.method === '2';
}

/** GB/T 4762 as a sentence about a person says it. */
const statusWords: Readonly<Record<string, string>> = {
  '02': '中共预备党员',
  '04': '民革党员',
  '05': '民盟盟员',
  '06': '民建会员',
  '07': '民进会员',
  '08': '农工党党员',
  '09': '致公党党员',
  '10': '九三学社社员',
  '11': '台盟盟员',
  '12': '无党派人士',
};

/** 政治面貌 in words; where only the date of joining is kept, that says it. */
export function statusText({ politicalStatus, partyJoined }: PersonRecord): string {
  if (politicalStatus) return statusWords[politicalStatus] ?? codeText('GB4762', politicalStatus);
  const party = parsePartyDate(partyJoined ?? '');
  return party.ok && party.value.joined !== null ? '中共党员' : '';
}

/** The highest education and the highest degree, full-time before on-the-job where both are as high. */
export function educationOf({ children }: Pick<ScenePerson, 'children'>): { level: string; degree: string } {
  const [fullTime, onJob] = [slotOf(children.educations, '1'), slotOf(children.educations, '2')];
  const level = educationRank(onJob.level) > educationRank(fullTime.level) ? onJob : fullTime;
  const degree = degreeRank(onJob.degree) > degreeRank(fullTime.degree) ? onJob : fullTime;
  return { level: levelText(level), degree: degreeText(degree) };
}

/** 王晓明，男，汉族，1985年3月出生，大学学历，管理学学士，中共党员，2007年8月参加工作; what is unknown is left out. */
export function introduction({ fields, view }: Pick<Concerned, 'fields' | 'view'>): string {
  const { level, degree } = educationOf(view.person);
  const { birthDate, workStarted } = fields;
  const month = (date: string): string => formatDateInWords(date.slice(0, 7));
  return [
    view.name,
    codeText('GB22611', fields.gender),
    codeText('GB3304', fields.ethnicity),
    birthDate && `${month(birthDate)}出生`,
    level && (level.endsWith('学历') ? level : `${level}学历`),
    degree,
    statusText(fields),
    workStarted && `${month(workStarted)}参加工作`,
  ]
    .filter(Boolean)
    .join('，');
}

/** 王晓明同志, 王晓明、李四同志, 王晓明等 3 名同志. */
export function peopleInWords(people: readonly Pick<Concerned, 'name'>[]): string {
  const names = people.map(({ name }) => name);
  if (names.length <= 2) return `${names.join('、')}同志`;
  return `${names[0] ?? ''}等${names.length}名同志`;
}
