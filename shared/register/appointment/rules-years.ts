import { codeText } from '#shared/lib/code-tables';
import type { Problem } from '../checks/rule';
import { tierRank } from '../person/tiers';
import { countyOffices } from './county-offices';
import { coveredMonths, isPromotion, isVillage, postSpans, spanInWords, topTake } from './posts';
import { postsInWords } from './post-texts';
import { monthsInPost, positionsOf } from './same-post';
import { effectiveDay, inOffice, type ItemRule, type ItemView, type Scene, type SceneUnit } from './scene';
import { isSecondment } from './secondment';
import { exchangeRules, likeExchangeRules, likeTermRules, termRules } from './sources';

/** A leading post that somebody will hold once the batch is carried out. */
interface PostAfter {
  readonly unit: SceneUnit;
  readonly post: string | null;
  readonly tier: string | null;
  readonly memberKind: string | null;
  readonly field: string;
  /** Taken anew in this batch, though held before perhaps; else kept. */
  readonly taken: boolean;
}

/** Whom the rules about terms bind: leaders of county committees and governments, and chiefs of three organs. */
function hasTerms({ unit, ...post }: PostAfter): boolean {
  return countyOffices(unit, post).some((office) => office !== 'organization' && office !== 'police');
}

/** Whom the rules about exchange bind in the first place: leaders of county committees and governments. */
function isExchanged({ unit, ...post }: PostAfter): boolean {
  return countyOffices(unit, post).some((office) => office === 'committee' || office === 'government');
}

/** The leading posts after the batch; villages and secondments left out: nothing limits years there. */
function postsAfter({ item, takes, staying, person }: ItemView, { units }: Scene): PostAfter[] {
  const taken = takes.flatMap(({ take, unit, path }) =>
    unit && take.leader && !isSecondment(item.fields)
      ? [{ ...take, unit, field: path('post'), taken: true }]
      : [],
  );
  const kept = staying.flatMap((row) => {
    const unit = units.get(row.organizationId ?? 0);
    const at = person.children.appointments.indexOf(row);
    return unit && row.leader && !isSecondment(row)
      ? [{ ...row, unit, field: `children.appointments.${at}.started`, taken: false }]
      : [];
  });
  return [...taken, ...kept].filter(({ unit }) => !isVillage(unit));
}

function nameOf({ unit, post }: PostAfter): string {
  return postsInWords([{ unit: unit.name, post: post ?? '职务' }]);
}

/** Whether a post to take is one that the person holds until the batch is carried out. */
function isTakenAgain({ person }: ItemView, { unit, post, taken }: PostAfter): boolean {
  const wanted = positionsOf(post, unit.name);
  return (
    taken &&
    inOffice(person).some(
      (row) =>
        row.organizationId === unit.id &&
        positionsOf(row.post, unit.name).some((position) => wanted.includes(position)),
    )
  );
}

/** Full terms in the post that is to be taken again; undefined where it is another one. */
function termsInPost(view: ItemView, scene: Scene, after: PostAfter): number | undefined {
  if (!isTakenAgain(view, after)) return undefined;
  const months = monthsInPost(view.person, after.unit, after.post, effectiveDay(scene));
  return Math.floor(months / (scene.settings.thresholds.termYears * 12));
}

function termProblems(view: ItemView, scene: Scene): Problem[] {
  const { maxTerms } = scene.settings.thresholds;
  return postsAfter(view, scene)
    .filter(hasTerms)
    .flatMap((after) => {
      const terms = termsInPost(view, scene, after) ?? 0;
      if (terms < maxTerms) return [];
      const months = monthsInPost(view.person, after.unit, after.post, effectiveDay(scene));
      const message = `${view.name}已连续任${nameOf(after)} ${spanInWords(months)}，满 ${terms} 届，拟再任同一职务`;
      return [{ message, fields: [after.field] }];
    });
}

/** Months in leading posts of one tier in one unit, secondments left out. */
function monthsInTeam({ person }: ItemView, { unit, tier }: PostAfter, scene: Scene): number {
  const rows = person.children.appointments.filter(
    (row) =>
      row.organizationId === unit.id &&
      row.leader &&
      tier !== null &&
      row.tier === tier &&
      !isSecondment(row),
  );
  return coveredMonths(postSpans(rows, effectiveDay(scene)));
}

function exchangeProblems(view: ItemView, scene: Scene, bound: boolean): Problem[] {
  const { samePostYears, sameTeamYears, maxTerms } = scene.settings.thresholds;
  const after = postsAfter(view, scene).filter((post) => isExchanged(post) === bound);
  const told = new Set<SceneUnit>();
  return after.flatMap((post): Problem[] => {
    // Two full terms are another rule's, and forbid what this one advises against.
    if (hasTerms(post) && (termsInPost(view, scene, post) ?? 0) >= maxTerms) return [];
    const inPost = monthsInPost(view.person, post.unit, post.post, effectiveDay(scene));
    const inTeam = monthsInTeam(view, post, scene);
    const longPost = inPost >= samePostYears * 12;
    if (!longPost && (inTeam < sameTeamYears * 12 || isPromotion(view))) return [];
    if (told.has(post.unit)) return [];
    told.add(post.unit);
    const message = longPost
      ? `${view.name}任${nameOf(post)} ${spanInWords(inPost)}，满 ${samePostYears} 年`
      : `${view.name}在${post.unit.name}担任${codeText('ZB09', post.tier)}领导职务 ${spanInWords(inTeam)}，满 ${sameTeamYears} 年`;
    return [{ message, fields: [post.field] }];
  });
}

function tierProblems(view: ItemView, scene: Scene, bound: boolean): Problem[] {
  const top = topTake(view);
  const tier = top?.take.tier ?? null;
  if (!top?.unit || !top.take.leader || (tierRank(tier) ?? 0) < 1 || isPromotion(view)) return [];
  const after = { ...top.take, unit: top.unit, field: top.path('post'), taken: true };
  if (hasTerms(after) !== bound) return [];
  const rows = view.person.children.appointments.filter(
    (row) => row.tier === tier && row.leader && !isSecondment(row),
  );
  const months = coveredMonths(postSpans(rows, effectiveDay(scene)));
  const { sameTierYears } = scene.settings.thresholds;
  if (months < sameTierYears * 12) return [];
  const message = `${view.name}担任${codeText('ZB09', tier)}领导职务 ${spanInWords(months)}，已满 ${sameTierYears} 年`;
  return [{ message, fields: [after.field] }];
}

/** Rules about how long somebody may stay in one post, in one team and at one tier. */
export const yearsRules: readonly ItemRule[] = [
  {
    id: 'batch.twoTerms',
    level: 'error',
    title: '县级党政领导成员和纪委、法院、检察院正职在同一职位连续任满两届的，不再担任同一职务',
    source: termRules,
    remedy: '改任其他职务；按年限折算与实际届数不符的，核对任职时间',
    check: termProblems,
  },
  {
    id: 'batch.tenYears',
    level: 'warning',
    title: '县级党政领导成员在同一职位、同一班子同一层次任职满规定年限的应当交流',
    source: exchangeRules,
    remedy: '安排交流任职；民族自治地方按规定经批准可以适当放宽',
    check: (view, scene) => exchangeProblems(view, scene, true),
  },
  {
    id: 'batch.longInPost',
    level: 'hint',
    title: '乡镇、县直领导干部在同一职位、同一班子同一层次任职满规定年限的考虑交流',
    source: likeExchangeRules,
    remedy: '结合班子情况考虑交流轮岗，确需留任的在任免理由中说明',
    check: (view, scene) => exchangeProblems(view, scene, false),
  },
  {
    id: 'batch.sameTier',
    level: 'error',
    title: '县级党政领导成员和纪委、法院、检察院正职担任同一层次领导职务累计不超过规定年限',
    source: termRules,
    remedy: '不再推荐、提名或者任命同一层次的这类领导职务，根据本人情况另作安排',
    check: (view, scene) => tierProblems(view, scene, true),
  },
  {
    id: 'batch.sameTierLocal',
    level: 'warning',
    title: '乡镇、县直领导干部担任同一层次领导职务累计不超过规定年限',
    source: likeTermRules,
    remedy: '核对任职时间；确需继续担任的在任免理由中说明，本县不作此要求的在“核查规则”中停用',
    check: (view, scene) => tierProblems(view, scene, false),
  },
];
