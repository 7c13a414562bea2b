import { describe, expect, it } from 'vitest';
import { countyOffices, isCountyChief } from '#shared/register/appointment/county-offices';
import { unbrokenMonths } from '#shared/register/appointment/posts';
import { positionsOf } from '#shared/register/appointment/same-post';
import { checkSettingsSchema } from '#shared/register/checks/check-settings';
import { row } from '../checks/sound';
import { saysOf } from './case';
import { office, personOf, type Draft } from './sound-scene';
import { again, besides, heldRow, holds, mayor, viceGovernor, villageSecretary } from './years-cases';

// The batch takes effect on 10 June 2025: ten years reach back to June 2015, fifteen to June 2010.

/** The county's office becomes the one of this name. */
function officeNamed(scene: Draft, name: string): void {
  const unit = scene.units.get(office);
  if (unit) scene.units.set(office, { ...unit, name });
}

describe('two full terms in one post, for county leaders', () => {
  it.each([
    ['2015-06', true],
    ['2015-07', false],
  ])('from %s on: %s', (since, found) => {
    const says = saysOf('batch.twoTerms', (scene) =>
      again(scene, viceGovernor, heldRow(viceGovernor, since)),
    );
    expect(says.length > 0).toBe(found);
  });

  it('are counted through rows that follow each other and through the resume, not over a break', () => {
    const first = heldRow(viceGovernor, '2015-06', '2021-06');
    expect(
      saysOf('batch.twoTerms', (s) => again(s, viceGovernor, heldRow(viceGovernor, '2021-06'), first)),
    ).toEqual(['王晓明已连续任桃源县副县长 10 年，满 2 届，拟再任同一职务']);
    const late = heldRow(viceGovernor, '2021-08');
    expect(saysOf('batch.twoTerms', (s) => again(s, viceGovernor, late, first))).toEqual([]);
    const line = (content: string) => row('resume', { started: '2015-06', ended: '2021-06', content });
    const withLine = (content: string) => (scene: Draft) => {
      again(scene, viceGovernor, heldRow(viceGovernor, '2021-06'));
      personOf(scene).children.resume.push(line(content));
    };
    expect(saysOf('batch.twoTerms', withLine('桃源县人民政府副县长')).length).toBe(1);
    expect(saysOf('batch.twoTerms', withLine('汉寿县人民政府副县长'))).toEqual([]);
    expect(saysOf('batch.twoTerms', withLine('桃源县委常委、组织部部长'))).toEqual([]);
  });

  it.each([
    ['县纪委监委', '书记', '1', true],
    ['县人民法院', '党组书记、院长', '1', true],
    ['县纪委监委', '副书记', '3', false],
    ['县公安局', '党委书记、局长', '1', false],
    ['县农业农村局', '党组书记、局长', '1', false],
  ])('%s%s, kind %s: bound %s', (name, post, memberKind, bound) => {
    const chief = { unit: office, post, tier: '0132', memberKind };
    const says = saysOf('batch.twoTerms', (scene) => {
      officeNamed(scene, name);
      again(scene, chief, heldRow(chief, '2014-06'));
    });
    expect(says.length > 0).toBe(bound);
  });

  it('are as long and as many as the county says', () => {
    const says = saysOf('batch.twoTerms', (scene) => {
      scene.settings = checkSettingsSchema.parse({ thresholds: { termYears: 3, maxTerms: 3 } });
      again(scene, viceGovernor, heldRow(viceGovernor, '2016-06'));
    });
    expect(says).toEqual(['王晓明已连续任桃源县副县长 9 年，满 3 届，拟再任同一职务']);
  });

  it('say nothing of another post of the county', () => {
    const other = { ...viceGovernor, post: '县委常委、组织部部长' };
    expect(
      saysOf('batch.twoTerms', (scene) => again(scene, other, heldRow(viceGovernor, '2010-07'))),
    ).toEqual([]);
  });
});

describe('ten years in one post or team', () => {
  it.each([
    ['2015-06', 1],
    ['2015-07', 0],
  ])('of the county kept from %s on', (since, count) => {
    const change = (scene: Draft): void => besides(scene, heldRow(viceGovernor, since));
    expect(saysOf('batch.tenYears', change).length).toBe(count);
    expect(saysOf('batch.longInPost', change)).toEqual([]);
  });

  it.each([
    ['2015-06', 1],
    ['2015-07', 0],
  ])('of a township taken again, held from %s on', (since, count) => {
    const change = (scene: Draft): void => again(scene, mayor, heldRow(mayor, since));
    expect(saysOf('batch.longInPost', change).length).toBe(count);
    expect(saysOf('batch.tenYears', change)).toEqual([]);
    expect(saysOf('batch.twoTerms', change)).toEqual([]);
  });

  it.each([
    ['2015-06', ['王晓明在雁阵镇担任乡科级副职领导职务 10 年，满 10 年']],
    ['2015-07', []],
  ])('at one tier of one team, from %s on, in two posts', (since, says) => {
    const deputy = { ...mayor, post: '副镇长', tier: '0142', memberKind: '3' };
    const next = { ...deputy, post: '党委副书记' };
    expect(saysOf('batch.longInPost', (s) => again(s, next, heldRow(deputy, since)))).toEqual(says);
  });

  it('are not counted once two terms are full, nor in villages', () => {
    const full = (scene: Draft): void => again(scene, viceGovernor, heldRow(viceGovernor, '2015-06'));
    expect(saysOf('batch.tenYears', full)).toEqual([]);
    const secretary = heldRow(villageSecretary, '2005-06');
    expect(saysOf('batch.longInPost', (scene) => again(scene, villageSecretary, secretary))).toEqual([]);
  });

  it('do not count what was a secondment', () => {
    const lent = { ...heldRow(mayor, '2010-06', '2020-06'), change: '37' };
    const says = saysOf('batch.longInPost', (scene) => {
      again(scene, mayor, heldRow(mayor, '2020-06'), lent);
      const content = '雁阵镇党委副书记、镇长（挂职）';
      personOf(scene).children.resume.push(row('resume', { started: '2010-06', ended: '2020-06', content }));
    });
    expect(says).toEqual([]);
  });

  it('do not count for whoever leaves', () => {
    const leaves = (scene: Draft): void => {
      again(scene, mayor, heldRow(mayor, '2010-06'));
      scene.items = scene.items.map((one) => ({
        ...one,
        takes: one.takes.map((take) => ({ ...take, organizationId: office, post: '局长' })),
      }));
    };
    expect(saysOf('batch.longInPost', leaves)).toEqual([]);
  });
});

describe('fifteen years at one tier', () => {
  it.each([
    ['2010-06', 1],
    ['2010-07', 0],
  ])('from %s on', (since, count) => {
    const county = (scene: Draft): void => again(scene, viceGovernor, heldRow(viceGovernor, since));
    expect(saysOf('batch.sameTier', county).length).toBe(count);
    expect(saysOf('batch.sameTierLocal', county)).toEqual([]);
    const town = (scene: Draft): void => again(scene, mayor, heldRow(mayor, since));
    expect(saysOf('batch.sameTierLocal', town).length).toBe(count);
    expect(saysOf('batch.sameTier', town)).toEqual([]);
  });

  it('are put together from several units and do not count a month twice', () => {
    const rows = [
      heldRow(mayor, '2018-06'),
      heldRow({ ...mayor, unit: office, post: '局长' }, '2009-06', '2016-06'),
      heldRow({ ...mayor, unit: office, post: '党组书记' }, '2010-06', '2016-06'),
    ];
    // Seven years and seven years; the second post of the office adds none.
    expect(saysOf('batch.sameTierLocal', (scene) => again(scene, mayor, ...rows))).toEqual([]);
    const earlier = rows.map((one) => (one.started === '2009-06' ? { ...one, started: '2008-06' } : one));
    expect(saysOf('batch.sameTierLocal', (scene) => again(scene, mayor, ...earlier))).toEqual([
      '王晓明担任乡科级正职领导职务 15 年，已满 15 年',
    ]);
  });

  it('say nothing of a promotion', () => {
    const says = saysOf('batch.sameTierLocal', (scene) => {
      holds(scene, heldRow({ ...mayor, tier: '0142', memberKind: '3', post: '副镇长' }, '2005-06'));
    });
    expect(says).toEqual([]);
  });
});

describe('an unbroken time in a post', () => {
  it.each([
    [[['2015-06', '2025-06']], 120],
    [
      [
        ['2015-06', '2020-01'],
        ['2020-02', '2025-06'],
      ],
      120,
    ],
    [
      [
        ['2015-06', '2020-01'],
        ['2020-03', '2025-06'],
      ],
      63,
    ],
    [[['2015-06', '2020-01']], 0],
    [[['2015', '2025-06']], 0],
    [
      [
        ['2020-01', '2025-06'],
        ['2015-06', '2021-01'],
      ],
      120,
    ],
  ])('%j: %i months', (spans, months) => {
    const read = spans.map(([from = '', to = '']) => ({ from, to }));
    expect(unbrokenMonths(read, '2025-06-10')).toBe(months);
  });
});

it.each([
  ['党委副书记、镇长', '雁阵镇', ['镇长']],
  ['雁阵镇人民政府副镇长', '雁阵镇', ['副镇长']],
  ['党委委员、副镇长', '雁阵镇', ['副镇长']],
  ['党委书记', '雁阵镇', ['书记']],
  ['雁阵镇党委书记、人大主席', '雁阵镇', ['书记', '人大主席']],
  ['党委副书记', '雁阵镇', ['副书记']],
  ['党委委员、组织委员', '雁阵镇', ['组织委员']],
  ['党委委员', '雁阵镇', ['党委委员']],
  ['党组书记、局长', '县农业农村局', ['局长']],
  ['县委副书记、县长', '桃源县', ['县长']],
  ['桃源县委书记', '桃源县', ['书记']],
  ['党工委副书记、办事处主任', '东湖街道', ['主任']],
  [null, '雁阵镇', []],
])('%s of %s is %j', (post, unit, positions) => {
  expect(positionsOf(post, unit)).toEqual(positions);
});

it.each([
  ['county', '桃源县', '县委书记', '1', ['committee'], true],
  ['county', '桃源县', '县委副书记、县长', '1', ['committee', 'government'], true],
  ['county', '桃源县', '县委常委、组织部部长', '3', ['committee', 'organization'], true],
  ['county', '桃源县', '副县长、公安局局长', '3', ['government', 'police'], true],
  ['county', '桃源县', '县委常委、常务副县长', '3', ['committee', 'government'], false],
  ['county', '桃源县', '县人大常委会主任', '1', [], false],
  ['county', '桃源县', '县纪委副书记', '3', [], false],
  ['organ', '县委', '书记', '1', ['committee'], true],
  ['organ', '县人民政府', '副县长', '3', ['government'], false],
  ['organ', '县委组织部', '常务副部长', '3', [], false],
  ['organ', '县委组织部', '部长', '1', ['organization'], true],
  ['organ', '县公安局', '局长', '1', ['police'], true],
  ['organ', '县纪委监委派驻第一纪检监察组', '组长', '1', [], false],
  ['organ', '县农业农村局', '局长', '1', [], false],
  ['town', '雁阵镇', '党委书记', '1', [], false],
])('%s %s: %s of kind %s is %j, chief %s', (kind, name, post, memberKind, offices, isChief) => {
  expect(countyOffices({ kind, name }, { post, memberKind })).toEqual(offices);
  expect(isCountyChief({ kind, name }, { post, memberKind })).toBe(isChief);
});
