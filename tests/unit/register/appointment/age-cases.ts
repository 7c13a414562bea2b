import type { PersonRecord } from '#shared/register/fields/person';
import { takes, type Case } from './case';
import { personOf, village, type Draft } from './sound-scene';

/** Wang with other dates and limits. */
export function aged(given: Partial<PersonRecord>): (scene: Draft) => void {
  return (scene) => void Object.assign(personOf(scene).fields, given);
}

/** Rules about age. The batch takes effect on 10 June 2025. */
export const ageCases: readonly Case[] = [
  {
    // Born June 1964: old date June 2024, before the reform.
    rule: 'batch.retired',
    says: '1964.06 出生，2024.06 到龄',
    break: aged({ birthDate: '1964-06' }),
  },
  {
    // Born January 1966: 60 in January 2026, the 13th month of the reform, four months later.
    rule: 'batch.retiringSoon',
    says: '2026.05 到龄，只余 11 个月，不满 2 年',
    break: aged({ birthDate: '1966-01' }),
  },
  {
    rule: 'batch.ownLimit',
    says: '王晓明 1962.06 出生，改革前任职年龄界限为63岁，2025.06 到龄',
    break: aged({ birthDate: '1962-06', reformAgeLimit: '63' }),
  },
  {
    rule: 'batch.limitUnknown',
    says: '王晓明标明为已到龄人员，不推算到龄年月',
    break: aged({ birthDate: '1964-06', reformAgeLimit: '-1' }),
  },
  {
    rule: 'batch.villageAge',
    says: '61 岁，拟任青溪镇桃花村党组织书记',
    break: (scene) => {
      aged({ birthDate: '1964-06' })(scene);
      takes(scene, { organizationId: village, post: '村党支部书记', memberKind: '1' });
    },
  },
];
