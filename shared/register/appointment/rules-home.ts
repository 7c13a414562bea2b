import type { Problem } from '../checks/rule';
import type { PersonRecord } from '../fields/person';
import { isCountyChief } from './county-offices';
import { isCountyOnly, isInCounty, isInTownship, type CountyPlace } from './places';
import {
  chief,
  coveredMonths,
  deputy,
  isPromotion,
  isTownship,
  member,
  postSpans,
  resumeSpans,
  spanInWords,
} from './posts';
import { one } from './problem';
import { postsInWords } from './post-texts';
import {
  countyOf,
  effectiveDay,
  type ItemRule,
  type ItemView,
  type Scene,
  type SceneUnit,
  type ViewedTake,
} from './scene';
import { countyHomeLaw, growthLaw, homeLaw, townshipAvoidance } from './sources';

const places = [
  ['nativePlace', '籍贯'],
  ['birthPlace', '出生地'],
  ['growthPlace', '成长地'],
] as const satisfies readonly (readonly [keyof PersonRecord, string])[];

/** 拟任青溪镇党委副书记、镇长. */
function proposed({ take, unit }: ViewedTake): string {
  return `拟任${postsInWords([{ unit: unit?.name ?? '', post: take.post ?? '职务' }])}`;
}

/** The seats to take in teams of townships. */
function townshipTakes({ takes }: ItemView): ViewedTake[] {
  return takes.filter(
    ({ take, unit }) => isTownship(unit) && [chief, deputy, member].includes(take.memberKind ?? ''),
  );
}

function isTownshipChief({ take, unit }: ViewedTake): boolean {
  return isTownship(unit) && take.memberKind === chief;
}

function growthProblems(
  view: ItemView,
  isAsked: (take: ViewedTake) => boolean,
  isThere: (place: string, take: ViewedTake) => boolean,
): Problem[] {
  const { growthPlace } = view.person.fields;
  if (!growthPlace) return [];
  return view.takes
    .filter((take) => isAsked(take) && isThere(growthPlace, take))
    .map((take) => ({
      message: `${view.name}的成长地为${growthPlace}，${proposed(take)}`,
      fields: ['fields.growthPlace'],
    }));
}

/** What is not known of a growth place that the law asks about: 没有填写, 只填到县. */
function unknownGrowth({ person }: ItemView, take: ViewedTake, county: CountyPlace | undefined): string {
  const { growthPlace } = person.fields;
  if (!growthPlace) {
    const others = places.flatMap(([key, label]) => {
      const place = person.fields[key];
      return place ? [`${label}${place}`] : [];
    });
    return `没有填写成长地${others.length > 0 ? `（${others.join('、')}）` : ''}`;
  }
  const open = isTownshipChief(take) && county !== undefined && isCountyOnly(growthPlace, county);
  return open ? `的成长地只填到“${growthPlace}”` : '';
}

function isBound(take: ViewedTake): boolean {
  return isTownshipChief(take) || isCountyChief(take.unit, take.take);
}

/** Months in a unit by the appointments there and by the resume lines that name it. */
function monthsInUnit({ person }: ItemView, unit: SceneUnit | undefined, until: string): number {
  if (!unit) return 0;
  const { appointments, resume } = person.children;
  return coveredMonths([
    ...postSpans(
      appointments.filter(({ organizationId }) => organizationId === unit.id),
      until,
    ),
    ...resumeSpans(
      resume.filter(({ content }) => content?.includes(unit.name)),
      until,
    ),
  ]);
}

function homeProblems(view: ItemView, scene: Scene): Problem[] {
  if (!isPromotion(view)) return [];
  return townshipTakes(view).flatMap((take): Problem[] => {
    const { unit } = take;
    const county = countyOf(scene, unit);
    // What the law says of chiefs who grew up there is told once.
    const asked = places.filter(([key]) => key !== 'growthPlace' || !isTownshipChief(take));
    const home = asked.find(([key]) => isInTownship(view.person.fields[key] ?? '', unit?.name ?? '', county));
    if (!home) return [];
    const [key, label] = home;
    const message = `${view.name}的${label}为${view.person.fields[key] ?? ''}，${proposed(take)}`;
    return [{ message, fields: [`fields.${key}`] }];
  });
}

/** Rules about avoidance of the home place. */
export const homeRules: readonly ItemRule[] = [
  {
    id: 'batch.homeChief',
    level: 'warning',
    title: '乡镇党政正职不在成长地任职',
    source: homeLaw,
    remedy: '改任其他乡镇；法律另有规定的除外',
    check: (view, scene) =>
      growthProblems(view, isTownshipChief, (place, { unit }) =>
        isInTownship(place, unit?.name ?? '', countyOf(scene, unit)),
      ),
  },
  {
    id: 'batch.homeCounty',
    level: 'warning',
    title: '县级党委、政府和纪检监察、组织、法院、检察院、公安正职不在成长地任职',
    source: countyHomeLaw,
    remedy: '改任其他县（市、区）的职务，或调整人选；民族自治地方等另有规定的除外',
    check: (view, scene) =>
      growthProblems(
        view,
        ({ take, unit }) => isCountyChief(unit, take),
        (place, { unit }) => {
          const county = countyOf(scene, unit);
          return county !== undefined && isInCounty(place, county);
        },
      ),
  },
  {
    id: 'batch.growthPlace',
    level: 'hint',
    title: '实行地域回避的职务，人选的成长地可以核对',
    source: growthLaw,
    remedy: '在人员页补填成长地；拟任乡镇正职的填到乡镇，如“湖南桃源青溪”',
    check: (view, scene) =>
      view.takes.filter(isBound).flatMap((take) => {
        const unknown = unknownGrowth(view, take, countyOf(scene, take.unit));
        return one(
          unknown !== '',
          () => `${view.name}${unknown}，${proposed(take)}，无法核对地域回避`,
          'fields.growthPlace',
        );
      }),
  },
  {
    id: 'batch.homeTeam',
    level: 'warning',
    title: '新提拔的乡镇班子成员一般不在原籍任职',
    source: townshipAvoidance,
    remedy: '改任其他乡镇，或写明理由',
    check: homeProblems,
  },
  {
    id: 'batch.longServed',
    level: 'warning',
    title: '新提拔的乡镇班子成员一般不在工作时间较长的乡镇任职',
    source: townshipAvoidance,
    remedy: '改任其他乡镇，或写明理由',
    check: (view, scene) => {
      if (!isPromotion(view)) return [];
      const { longServedYears } = scene.settings.thresholds;
      return townshipTakes(view).flatMap(({ unit, path }) => {
        const months = monthsInUnit(view, unit, effectiveDay(scene));
        return one(
          months >= longServedYears * 12,
          () => `${view.name}在${unit?.name ?? ''}工作 ${spanInWords(months)}，满 ${longServedYears} 年`,
          path('organizationId'),
        );
      });
    },
  },
];
