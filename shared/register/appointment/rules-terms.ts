import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import {
  chief,
  coveredMonths,
  deputy,
  isPromotion,
  isTownship,
  monthsFrom,
  postSpans,
  spanInWords,
  townshipMonths,
} from './posts';
import { one } from './problem';
import {
  effectiveDay,
  type ItemRule,
  type ItemView,
  type Scene,
  type SceneUnit,
  type ViewedLeave,
} from './scene';
import { isSecondment } from './secondment';
import { qualityProgramme, selectionRules, townshipTerm } from './sources';
import { tierRank } from '../person/tiers';

/** ZB16: retirement, resignation, dismissal, removal, death: nobody is moved. */
const outOfOffice: readonly string[] = ['4', '5', '6', '7', '8'];

/** The leading posts of townships that somebody is moved out of, not those left by retiring and the like. */
function townshipLeaves(view: ItemView, kinds: readonly string[]): ViewedLeave[] {
  if (outOfOffice.includes(view.item.fields.endReason ?? '')) return [];
  return view.leaves.filter(
    ({ row, unit }) =>
      row !== undefined && !isSecondment(row) && isTownship(unit) && kinds.includes(row.memberKind ?? ''),
  );
}

/** Months in leading posts of the same kind in the same unit, without counting a month twice. */
function monthsInPlace({ person }: ItemView, unitId: number | null, kind: string, until: string): number {
  const rows = person.children.appointments.filter(
    (row) => row.organizationId === unitId && row.memberKind === kind,
  );
  return coveredMonths(postSpans(rows, until));
}

function staysInTeam(view: ItemView, unit: SceneUnit | undefined): boolean {
  return (
    unit !== undefined &&
    (view.takes.some(({ take }) => take.organizationId === unit.id && take.leader) ||
      view.staying.some((row) => row.organizationId === unit.id && row.leader))
  );
}

function termProblem(view: ItemView, scene: Scene, leave: ViewedLeave): { months: number; text: string } {
  const { row, unit } = leave;
  const months = monthsInPlace(view, row?.organizationId ?? null, row?.memberKind ?? '', effectiveDay(scene));
  return { months, text: `${view.name}任${unit?.name ?? ''}${row?.post ?? ''} ${spanInWords(months)}` };
}

/** At the end of a term (换届) teams change: nobody is moved within it. */
function isTermEnd({ fields }: Scene): boolean {
  return fields.kind === 'term';
}

/** The unit in which somebody held a post just before coming to the townships. */
function cameFromOffice({ person }: ItemView, units: Scene['units']): boolean {
  const dated = person.children.appointments
    .filter(({ started }) => started !== null)
    .sort((a, b) => ((a.started ?? '') < (b.started ?? '') ? -1 : 1));
  const first = dated.findIndex(
    ({ organizationId, leader }) => leader && isTownship(units.get(organizationId ?? 0)),
  );
  return first > 0 && units.get(dated[first - 1]?.organizationId ?? 0)?.kind === 'organ';
}

/** Rules about terms and years in post. */
export const tenureRules: readonly ItemRule[] = [
  {
    id: 'batch.withinTerm',
    level: 'warning',
    title: '乡镇领导班子成员届期内一般不作调整',
    source: `${townshipTerm}、${qualityProgramme}`,
    remedy: '确有特殊情况的写明理由；仍在本班子任职的不受此限',
    check: (view, scene) =>
      townshipLeaves(view, [chief, deputy])
        .filter(({ unit }) => !isTermEnd(scene) && !staysInTeam(view, unit))
        .flatMap((leave) => {
          const { termYears } = scene.settings.thresholds;
          const { months, text } = termProblem(view, scene, leave);
          const short = leave.row?.started !== null && months < termYears * 12;
          return one(short, () => `${text}，不满一届（${termYears} 年）`, leave.path);
        }),
  },
  {
    id: 'batch.fullTerms',
    level: 'warning',
    title: '乡镇党政正职一般连续任满两届',
    source: townshipTerm,
    remedy: '写明理由；提拔为县级领导职务的，可以继续兼任至两届以上',
    check: (view, scene) =>
      townshipLeaves(view, [chief])
        .filter(({ unit }) => !staysInTeam(view, unit))
        .flatMap((leave) => {
          const { termYears, fullTerms } = scene.settings.thresholds;
          const { months, text } = termProblem(view, scene, leave);
          // Not a whole term: the rule above says so already.
          if (leave.row?.started === null || (!isTermEnd(scene) && months < termYears * 12)) return [];
          const needed = termYears * fullTerms;
          return one(months < needed * 12, () => `${text}，不满 ${fullTerms} 届（${needed} 年）`, leave.path);
        }),
  },
  {
    id: 'batch.officeToTownship',
    level: 'hint',
    title: '县直干部提拔到乡镇的一般任职两届以上',
    source: townshipTerm,
    remedy: '确有需要调整的写明理由',
    check: (view, scene) => {
      const leaving = townshipLeaves(view, [deputy]).filter(({ unit }) => !staysInTeam(view, unit));
      if (leaving.length === 0 || view.takes.some(({ unit }) => isTownship(unit))) return [];
      if (!cameFromOffice(view, scene.units)) return [];
      const { termYears, fullTerms } = scene.settings.thresholds;
      const months = townshipMonths(view.person, scene.units, effectiveDay(scene));
      return one(
        months < termYears * fullTerms * 12,
        () =>
          `${view.name}由县直单位提拔到乡镇，在乡镇任职 ${spanInWords(months)}，不满 ${fullTerms} 届（${termYears * fullTerms} 年）`,
        leaving[0]?.path ?? 'items',
      );
    },
  },
  {
    id: 'batch.townshipYears',
    level: 'warning',
    title: '乡镇党政正职人选一般须有乡镇工作经历',
    source: townshipTerm,
    remedy: '核对简历和任职记录；确有特殊情况的写明理由',
    check: (view, scene) => {
      const take = view.takes.find(({ take: taken, unit }) => taken.memberKind === chief && isTownship(unit));
      const { townshipYears } = scene.settings.thresholds;
      const months = townshipMonths(view.person, scene.units, effectiveDay(scene));
      return one(
        take !== undefined && months < townshipYears * 12,
        () =>
          `${view.name}拟任${take?.unit?.name ?? ''}${take?.take.post ?? ''}，乡镇工作经历 ${spanInWords(months)}，不满 ${townshipYears} 年`,
        'children.appointments',
      );
    },
  },
  {
    id: 'batch.promotedLately',
    level: 'warning',
    title: '提拔任职不满规定时间的不得破格提拔',
    source: selectionRules,
    remedy: '满规定时间后再提任；核对任现职务层次时间',
    check: (view, scene) => {
      const { postTier, postTierSince } = view.person.fields;
      if (!isPromotion(view) || !postTierSince || (tierRank(postTier) ?? 0) < 1) return [];
      const months = monthsFrom(postTierSince, effectiveDay(scene));
      const needed = scene.settings.thresholds.promotionGapMonths;
      return one(
        months < needed,
        () =>
          `${view.name} ${formatMonth(postTierSince)} 任${codeText('ZB09', postTier)}，只有 ${spanInWords(months)}，不满 ${spanInWords(needed)}`,
        'fields.postTierSince',
      );
    },
  },
];
