import { describe, expect, it } from 'vitest';
import { isCountyOnly, isInCounty, isInTownship } from '#shared/register/appointment/places';
import { superiorUnits, unitsAbove } from '#shared/register/appointment/superiors';
import { wife, wifeComes } from './avoidance-cases';
import { item, saysOf, takes } from './case';
import { away, changeItem, countyUnit, home, office, personOf, village, type Draft } from './sound-scene';

const taoyuan = { name: '桃源县', areaCode: '430725' };

describe('places', () => {
  it.each([
    ['湖南桃源', true],
    ['湖南省桃源县青溪镇', true],
    ['湖南省常德市桃源县', true],
    ['桃源青溪', true],
    ['湖南汉寿', false],
    ['湖南常德', false],
    ['江苏桃源', false],
    ['', false],
  ])('%s lies in 桃源县: %s', (place, found) => {
    expect(isInCounty(place, taoyuan)).toBe(found);
  });

  it.each([
    ['湖南桃源青溪', true],
    ['湖南省桃源县青溪镇', true],
    ['湖南青溪', true],
    ['湖南常德青溪', true],
    ['青溪镇', true],
    // Townships of that name in other counties, prefectures and provinces.
    ['湖南汉寿青溪', false],
    ['湖南长沙青溪', false],
    ['江苏青溪', false],
    ['湖南桃源', false],
    ['', false],
  ])('%s lies in its 青溪镇: %s', (place, found) => {
    expect(isInTownship(place, '青溪镇', taoyuan)).toBe(found);
  });

  it('are compared by names alone where the register knows no code, or no county', () => {
    const named = { name: '示范县', areaCode: null };
    expect(isInCounty('江南示范', named)).toBe(true);
    expect(isInTownship('江南示范青溪', '青溪镇', named)).toBe(true);
    expect(isInTownship('湖南汉寿青溪', '青溪镇', named)).toBe(false);
    expect(isInTownship('湖南汉寿青溪', '青溪镇', undefined)).toBe(true);
    expect(isInCounty('湖南省桃源县', { name: '本县', areaCode: '430725000000' })).toBe(true);
  });

  it('know counties of one character and of minorities, and a township that is called like its county', () => {
    const li = { name: '澧县', areaCode: '430723' };
    expect([isInCounty('湖南澧县', li), isInCounty('湖南临澧', li)]).toEqual([true, false]);
    const chengbu = { name: '城步苗族自治县', areaCode: '430529' };
    expect(isInCounty('湖南城步', chengbu)).toBe(true);
    expect(isInTownship('湖南城步汀坪', '汀坪苗族侗族乡', chengbu)).toBe(true);
    expect(isInTownship('湖南桃源', '桃源镇', taoyuan)).toBe(false);
    expect(isInTownship('湖南桃源桃源镇', '桃源镇', taoyuan)).toBe(true);
  });

  it.each([
    ['湖南桃源', true],
    ['湖南省桃源县', true],
    ['湖南桃源青溪', false],
    ['湖南汉寿', false],
  ])('%s ends with the county: %s', (place, found) => {
    expect(isCountyOnly(place, taoyuan)).toBe(found);
    expect(isCountyOnly('湖南城步苗族自治县', { name: '城步苗族自治县', areaCode: null })).toBe(true);
  });
});

describe('avoidance of the home place', () => {
  const grewUp = (growthPlace: string | null) => (scene: Draft) =>
    void (personOf(scene).fields.growthPlace = growthPlace);

  it('is asked of township chiefs by the township, not by the county', () => {
    expect(saysOf('batch.homeChief', grewUp('湖南桃源雁阵'))).toEqual([]);
    expect(saysOf('batch.homeChief', grewUp('湖南汉寿青溪'))).toEqual([]);
    expect(saysOf('batch.homeCounty', grewUp('湖南桃源青溪'))).toEqual([]);
    expect(saysOf('batch.homeChief', grewUp('湖南桃源青溪')).length).toBe(1);
  });

  it('does not ask deputies of townships by law, and by the county only when they are promoted', () => {
    const deputy = (scene: Draft): void => {
      grewUp('湖南桃源青溪')(scene);
      takes(scene, { organizationId: away, post: '副镇长', tier: '0142', memberKind: '3' });
      item(scene, { change: '35' });
    };
    expect(saysOf('batch.homeChief', deputy)).toEqual([]);
    expect(saysOf('batch.homeTeam', deputy)).toEqual([]);
    const promoted = (scene: Draft): void => {
      deputy(scene);
      item(scene, { change: '26' });
    };
    expect(saysOf('batch.homeTeam', promoted)).toEqual(['王晓明的成长地为湖南桃源青溪，拟任青溪镇副镇长']);
  });

  it('tells of a new chief who grew up there once, and of a native place besides', () => {
    expect(saysOf('batch.homeTeam', grewUp('湖南桃源青溪'))).toEqual([]);
    const native = (scene: Draft): void => void (personOf(scene).fields.nativePlace = '湖南桃源青溪');
    expect(saysOf('batch.homeTeam', native)).toEqual([
      '王晓明的籍贯为湖南桃源青溪，拟任青溪镇党委副书记、镇长',
    ]);
  });

  it.each([
    ['县纪委监委', '书记', '1', 1],
    ['县委组织部', '部长', '1', 1],
    ['县人民法院', '院长', '1', 1],
    ['县人民检察院', '检察长', '1', 1],
    ['县公安局', '局长', '1', 1],
    ['县公安局', '副局长', '3', 0],
    ['县农业农村局', '局长', '1', 0],
  ])('is asked of the county: %s%s of kind %s, %i', (name, post, memberKind, count) => {
    const change = (growthPlace: string | null) => (scene: Draft) => {
      grewUp(growthPlace)(scene);
      const unit = scene.units.get(office);
      if (unit) scene.units.set(office, { ...unit, name });
      takes(scene, { organizationId: office, post, tier: '0141', memberKind });
    };
    expect(saysOf('batch.homeCounty', change('湖南桃源')).length).toBe(count);
    expect(saysOf('batch.homeCounty', change('湖南汉寿'))).toEqual([]);
    expect(saysOf('batch.growthPlace', change('湖南桃源'))).toEqual([]);
    expect(saysOf('batch.growthPlace', change(null)).length).toBe(count);
  });

  it('is asked of the chiefs of the county itself', () => {
    const governor = (scene: Draft): void => {
      grewUp('湖南桃源')(scene);
      takes(scene, { organizationId: countyUnit, post: '县委副书记、县长', tier: '0131', memberKind: '1' });
    };
    expect(saysOf('batch.homeCounty', governor)).toEqual([
      '王晓明的成长地为湖南桃源，拟任桃源县委副书记、县长',
    ]);
  });

  it('says when the growth place leaves the township open', () => {
    expect(saysOf('batch.growthPlace', grewUp('湖南桃源'))).toEqual([
      '王晓明的成长地只填到“湖南桃源”，拟任青溪镇党委副书记、镇长，无法核对地域回避',
    ]);
    expect(saysOf('batch.growthPlace', grewUp('湖南汉寿'))).toEqual([]);
    expect(saysOf('batch.growthPlace', grewUp('湖南桃源雁阵'))).toEqual([]);
    const deputy = (scene: Draft): void => {
      grewUp(null)(scene);
      takes(scene, { organizationId: away, post: '副镇长', tier: '0142', memberKind: '3' });
    };
    expect(saysOf('batch.growthPlace', deputy)).toEqual([]);
  });
});

describe('relatives', () => {
  const has =
    (...colleagues: ReturnType<typeof wife>[]) =>
    (scene: Draft) =>
      void scene.colleagues.push(...colleagues);

  it('are compared with chiefs and deputies directly above, not with others there or further away', () => {
    const above = wife(countyUnit, { post: '县长', memberKind: '1' });
    expect(saysOf('batch.kinLine', has(above)).length).toBe(1);
    expect(saysOf('batch.kinLine', has({ ...above, memberKind: 'Z', post: '四级调研员' }))).toEqual([]);
    expect(saysOf('batch.kinLine', has(wife(office, { post: '局长', memberKind: '1' })))).toEqual([]);
    expect(saysOf('batch.kinLine', has(wife(home, { post: '镇长', memberKind: '1' })))).toEqual([]);
    expect(saysOf('batch.kin', has(above))).toEqual([]);
  });

  it('are compared with those directly below, whoever takes the post of the county', () => {
    const governor = (scene: Draft): void => {
      has(wife(away, { post: '镇长', memberKind: '1' }))(scene);
      takes(scene, { organizationId: countyUnit, post: '副县长', tier: '0132', memberKind: '3' });
    };
    expect(saysOf('batch.kinLine', governor)).toEqual([
      '下级青溪镇镇长李红是王晓明的妻子，与拟任桃源县副县长为直接上下级',
    ]);
    const clerk = (scene: Draft): void => {
      governor(scene);
      takes(scene, { organizationId: countyUnit, post: '四级调研员', memberKind: 'Z', leader: false });
    };
    expect(saysOf('batch.kinLine', clerk)).toEqual([]);
  });

  it('are compared with those whom the same batch puts above or below, and not with those whom it moves away', () => {
    const comes = (scene: Draft): void => wifeComes(scene, countyUnit, '副县长', '3');
    expect(saysOf('batch.kinLine', comes)).toEqual([
      '上级桃源县副县长李红是王晓明的妻子，与拟任青溪镇党委副书记、镇长为直接上下级',
      '下级青溪镇党委副书记、镇长王晓明的家庭成员中有李红（妻子），与拟任桃源县副县长为直接上下级',
    ]);
    const goes = (scene: Draft): void => {
      wifeComes(scene, office, '副局长', '3');
      scene.colleagues.push(wife(countyUnit, { post: '副县长', memberKind: '3' }));
      const held = { organizationId: countyUnit, organizationName: null, post: '副县长', started: '2020-01' };
      const she = scene.people.get(70);
      const [row] = she?.children.appointments ?? [];
      if (row) Object.assign(row, held);
      scene.items = scene.items.map((one) => (one.personId === 70 ? { ...one, leaves: [held] } : one));
    };
    expect(saysOf('batch.kinLine', goes)).toEqual([]);
  });

  it('in villages go by the county, not by the law of civil servants', () => {
    const inVillage = (scene: Draft): void => {
      has(wife(village), wife(away, { post: '副镇长', memberKind: '3' }))(scene);
      takes(scene, { organizationId: village, post: '村党支部书记', memberKind: '1' });
    };
    expect(saysOf('batch.kin', inVillage)).toEqual([]);
    expect(saysOf('batch.kinLine', inVillage)).toEqual([]);
    expect(saysOf('batch.kinVillage', inVillage)).toEqual([
      '青溪镇桃花村李红是王晓明的妻子',
      '上级青溪镇副镇长李红是王晓明的妻子，与拟任青溪镇桃花村党支部书记为直接上下级',
    ]);
  });

  it('are told by name and month of birth, not by the name alone', () => {
    expect(saysOf('batch.kin', has(wife(away, { birthDate: '1987-07' })))).toEqual([]);
    expect(saysOf('batch.kin', has(wife(away, { birthDate: null })))).toEqual([]);
  });

  it('do not count where the person leaves the unit', () => {
    const leaves = (scene: Draft): void => {
      has(wife(home))(scene);
      changeItem(scene, ({ leaves: posts }) => ({ leaves: posts }));
    };
    expect(saysOf('batch.kin', leaves)).toEqual([]);
  });
});

it('the unit directly above passes over headings', () => {
  const tree = [
    { id: 1, parentId: null, kind: 'county' },
    { id: 2, parentId: 1, kind: 'group' },
    { id: 3, parentId: 2, kind: 'group' },
    { id: 4, parentId: 3, kind: 'town' },
    { id: 5, parentId: 4, kind: 'village' },
    { id: 6, parentId: null, kind: 'group' },
    { id: 7, parentId: 6, kind: 'organ' },
  ];
  const superiors = superiorUnits(tree);
  expect([...superiors]).toEqual([
    [4, 1],
    [5, 4],
  ]);
  expect(unitsAbove(5, superiors)).toEqual([4, 1]);
  expect(unitsAbove(7, superiors)).toEqual([]);
});
