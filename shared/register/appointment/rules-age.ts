import { codeText } from '#shared/lib/code-tables';
import { addMonths, ageAt, isBefore, type MonthText } from '#shared/lib/dates';
import { retirementOf } from '../checks/management';
import { month } from '../checks/rule';
import { county, formGuide, retirementReform } from '../checks/sources';
import type { PersonRecord } from '../fields/person';
import { isPromotion, isVillage, isVillageSecretary, monthsFrom, spanInWords } from './posts';
import { one } from './problem';
import { effectiveDay, type ItemRule, type ItemView } from './scene';

/** Codes of NLLB for which the reform has no rule: the old limit lies at its final age or above. */
const ownLimits: readonly string[] = ['63', '65', '66'];

/**
 * The month in which somebody with a limit of 63, 65 or 66 years reaches it: 到龄年月 as the form has it, else the birth month
 * and so many years. The form of 4.0 names these limits; nothing read says how the reform moves them.
 */
function ownLimitMonth({ birthDate, reformAgeLimit, retirementMonth }: PersonRecord): MonthText | undefined {
  if (!ownLimits.includes(reformAgeLimit ?? '')) return undefined;
  if (retirementMonth && retirementMonth.length >= 7) return retirementMonth.slice(0, 7);
  if (!birthDate || birthDate.length < 7) return undefined;
  return addMonths(birthDate.slice(0, 7), Number(reformAgeLimit) * 12);
}

/** Somebody who is to take a post that ends at an age: those of villages and communities do not. */
function isAsked({ takes }: ItemView): boolean {
  return takes.some(({ unit }) => !isVillage(unit));
}

/** Why nothing can be said about somebody's age limit; undefined where one is known. */
function unknownLimit(fields: PersonRecord): { readonly text: string; readonly field: string } | undefined {
  const { reformAgeLimit, retirementMonth, birthDate, gender } = fields;
  if (reformAgeLimit === '-1') {
    const written = retirementMonth ? `（到龄年月 ${month(retirementMonth)}）` : '';
    return {
      text: `标明为${codeText('NLLB', '-1')}${written}，不推算到龄年月`,
      field: 'fields.reformAgeLimit',
    };
  }
  if ((retirementOf(fields) ?? ownLimitMonth(fields)) !== undefined) return undefined;
  if (!birthDate || birthDate.length < 7)
    return { text: '没有出生年月，无法推算到龄年月', field: 'fields.birthDate' };
  return gender === '1' || gender === '2'
    ? { text: '的到龄年月无法推算', field: 'fields.reformAgeLimit' }
    : { text: '没有性别，无法推算到龄年月', field: 'fields.gender' };
}

/** Rules about retirement and other limits of age. */
export const ageRules: readonly ItemRule[] = [
  {
    id: 'batch.retired',
    level: 'error',
    title: '拟任职人员没有到龄',
    source: retirementReform,
    remedy: '到龄的办理退休；核对出生年月、性别、人员类别和改革前任职年龄界限',
    check: (view, scene) => {
      const due = retirementOf(view.person.fields);
      return one(
        isAsked(view) && due !== undefined && !isBefore(effectiveDay(scene), due),
        () => `${view.name} ${month(view.person.fields.birthDate)} 出生，${month(due ?? '')} 到龄`,
        'fields.birthDate',
      );
    },
  },
  {
    id: 'batch.ownLimit',
    level: 'warning',
    title: '改革前任职年龄界限为 63、65、66 岁的没有到界限',
    source: formGuide,
    remedy: '核对改革前任职年龄界限和到龄年月；没有填到龄年月的按界限推算',
    check: (view, scene) => {
      const due = ownLimitMonth(view.person.fields);
      return one(
        isAsked(view) && due !== undefined && !isBefore(effectiveDay(scene), due),
        () =>
          `${view.name} ${month(view.person.fields.birthDate)} 出生，${codeText('NLLB', view.person.fields.reformAgeLimit)}，${month(due ?? '')} 到龄`,
        'fields.reformAgeLimit',
      );
    },
  },
  {
    id: 'batch.limitUnknown',
    level: 'hint',
    title: '拟任职人员的到龄年月可以推算',
    source: formGuide,
    remedy: '核对改革前任职年龄界限、出生年月和性别；已到龄人员任职的，说明依据',
    check: (view) => {
      const unknown = isAsked(view) ? unknownLimit(view.person.fields) : undefined;
      return one(unknown !== undefined, () => view.name + (unknown?.text ?? ''), unknown?.field ?? 'items');
    },
  },
  {
    id: 'batch.retiringSoon',
    level: 'warning',
    title: '提任时距到龄退休有足够时间',
    source: county,
    remedy: '核对是否还能任满规定时间',
    check: (view, scene) => {
      const due = retirementOf(view.person.fields) ?? ownLimitMonth(view.person.fields);
      const day = effectiveDay(scene);
      const left = due === undefined || !isBefore(day, due) ? undefined : monthsFrom(day, due);
      const needed = scene.settings.thresholds.serviceMonthsLeft;
      return one(
        isPromotion(view) && left !== undefined && left < needed,
        () =>
          `${view.name} ${month(due ?? '')} 到龄，只余 ${spanInWords(left ?? 0)}，不满 ${spanInWords(needed)}`,
        'fields.birthDate',
      );
    },
  },
  {
    id: 'batch.villageAge',
    level: 'warning',
    title: '新任村党组织书记不超过规定年龄',
    source: county,
    remedy: '核对年龄；确需任用的写明理由',
    check: (view, scene) => {
      const take = view.takes.find(({ take: taken, unit }) => isVillageSecretary(taken.post, unit));
      const age = ageAt(view.person.fields.birthDate, effectiveDay(scene).slice(0, 7));
      const { villageSecretaryAge } = scene.settings.thresholds;
      return one(
        take !== undefined && age !== undefined && age > villageSecretaryAge,
        () =>
          `${view.name} ${age ?? 0} 岁，拟任${take?.unit?.name ?? ''}党组织书记，超过 ${villageSecretaryAge} 岁`,
        'fields.birthDate',
      );
    },
  },
];
