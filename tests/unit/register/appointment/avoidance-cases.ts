import { makeIdNumber } from '#shared/lib/id-number';
import { newItem } from '#shared/register/appointment/batch';
import type { Colleague } from '#shared/register/appointment/scene';
import { row, soundId } from '../checks/sound';
import { takes, type Case } from './case';
import { away, countyUnit, office, personOf, take, village, type Draft } from './sound-scene';

/** Wang's wife in a unit: his family names her, hers nobody. */
export function wife(organizationId: number, given: Partial<Colleague> = {}): Colleague {
  const known = { id: 70, name: '李红', birthDate: '1986-07-02', idNumber: null };
  return { ...known, organizationId, family: [], post: null, memberKind: null, ...given };
}

/** She is put into a unit in the same batch. */
export function wifeComes(scene: Draft, organizationId: number, post: string, memberKind: string): void {
  const she = structuredClone(personOf(scene));
  Object.assign(she.fields, { name: '李红', gender: '2', birthDate: '1986-07-02', idNumber: null });
  scene.people.set(70, { ...she, id: 70 });
  scene.items.push({ ...newItem(70), takes: [take({ organizationId, post, tier: '0142', memberKind })] });
}

const homeCases: readonly Case[] = [
  {
    rule: 'batch.homeChief',
    says: '王晓明的成长地为桃源青溪，拟任青溪镇党委副书记、镇长',
    break: (scene) => void (personOf(scene).fields.growthPlace = '桃源青溪'),
  },
  {
    rule: 'batch.homeCounty',
    says: '王晓明的成长地为湖南桃源，拟任县公安局局长',
    break: (scene) => {
      personOf(scene).fields.growthPlace = '湖南桃源';
      const unit = scene.units.get(office);
      if (unit) scene.units.set(office, { ...unit, name: '县公安局' });
      takes(scene, { organizationId: office, post: '局长', tier: '0141', memberKind: '1' });
    },
  },
  {
    rule: 'batch.growthPlace',
    says: '王晓明没有填写成长地（籍贯湖南桃源、出生地湖南桃源），拟任青溪镇党委副书记、镇长，无法核对地域回避',
    break: (scene) => void (personOf(scene).fields.growthPlace = null),
  },
  {
    rule: 'batch.homeTeam',
    says: '王晓明的出生地为湖南青溪，拟任青溪镇副镇长',
    break: (scene) => {
      personOf(scene).fields.birthPlace = '湖南青溪';
      personOf(scene).fields.postTier = '0150';
      takes(scene, { organizationId: away, post: '副镇长', tier: '0142', memberKind: '3' });
    },
  },
  {
    rule: 'batch.longServed',
    says: '在青溪镇工作 11 年 9 个月，满 10 年',
    break: (scene) =>
      void personOf(scene).children.appointments.push(
        row('appointments', {
          organizationId: away,
          post: '科员',
          tier: '0150',
          started: '2007-08',
          ended: '2019-05',
          state: '0',
        }),
      ),
  },
  {
    rule: 'batch.longServed',
    says: '在青溪镇工作 11 年 9 个月，满 10 年',
    break: (scene) =>
      void Object.assign(personOf(scene).children.resume[1] ?? {}, { content: '青溪镇政府科员' }),
  },
];

const kinCases: readonly Case[] = [
  {
    rule: 'batch.kin',
    says: '青溪镇李红是王晓明的妻子',
    break: ({ colleagues }) => void colleagues.push(wife(away)),
  },
  {
    // She comes into the same town in the same batch.
    rule: 'batch.kin',
    says: '青溪镇李红是王晓明的妻子',
    break: (scene) => wifeComes(scene, away, '副镇长', '3'),
  },
  {
    rule: 'batch.kin',
    says: '青溪镇周五的家庭成员中有王晓明（丈夫）',
    break: ({ colleagues }) =>
      void colleagues.push(
        wife(away, {
          id: 71,
          name: '周五',
          birthDate: '1990-01',
          idNumber: makeIdNumber({ region: '999001', birth: '1990-01-02', sequence: 8, sex: '2' }),
          family: [row('family', { relation: '丈夫', name: '王某', idNumber: soundId })],
        }),
      ),
  },
  {
    rule: 'batch.kinLine',
    says: '上级桃源县副县长李红是王晓明的妻子，与拟任青溪镇党委副书记、镇长为直接上下级',
    break: ({ colleagues }) => void colleagues.push(wife(countyUnit, { post: '副县长', memberKind: '3' })),
  },
  {
    rule: 'batch.kinVillage',
    says: '下级青溪镇桃花村党支部书记李红是王晓明的妻子，与拟任青溪镇党委副书记、镇长为直接上下级',
    break: ({ colleagues }) => void colleagues.push(wife(village, { post: '村党支部书记', memberKind: '1' })),
  },
  {
    rule: 'batch.kinVillage',
    says: '青溪镇桃花村李红是王晓明的妻子',
    break: (scene) => {
      scene.colleagues.push(wife(village));
      takes(scene, { organizationId: village, post: '村委会主任', memberKind: '1' });
    },
  },
];

/** Rules about the home place and about relatives. */
export const avoidanceCases: readonly Case[] = [...homeCases, ...kinCases];
