import { codeText } from '#shared/lib/code-tables';
import { fromCompact, toCompact } from '#shared/lib/dates';
import { emptyLrmx, lrmxTags, type LrmxForm, type LrmxGeneration } from '../lrmx-form';
import { retirementMonth } from '../person/retirement';

/** 改革前任职年龄界限 (codes of NLLB) given to those whose form says none. */
export interface AgeLimits {
  readonly men: string;
  readonly women: string;
}

const customary: AgeLimits = { men: '60', women: '55' };

/** The limit's code in a form's words: 改革前任职年龄界限为60岁 -> 60; '' for other words. */
function codeOf(words: string): string {
  return /(\d{2})岁/.exec(words)?.[1] ?? '';
}

/** 到龄年月 as digits; the reform has a rule for limits of 55 and 60 only. */
function retirementDigits(birth: string, sex: '1' | '2', limit: string): string {
  const born = fromCompact(birth);
  if (!born || (limit !== '55' && limit !== '60')) return '';
  const month = retirementMonth(born, sex, 'cadre', limit === '55' ? 55 : 60);
  return month === undefined ? '' : toCompact(month);
}

/** What a form of 4.0 says of the retirement reform; what stands there already stays. */
function reformValues({ values }: LrmxForm, limits: AgeLimits): Partial<LrmxForm['values']> {
  const sex = values.XingBie === '男' ? '1' : values.XingBie === '女' ? '2' : undefined;
  if (!sex) return {};
  const given = values.GaiGeQianRenZhiNianLingJieXian;
  const limit = given === '' ? limits[sex === '1' ? 'men' : 'women'] : codeOf(given);
  return {
    GaiGeQianRenZhiNianLingJieXian: given || codeText('NLLB', limit),
    DaoLingNianYue: values.DaoLingNianYue || retirementDigits(values.ChuShengNianYue, sex, limit),
  };
}

/**
 * A form in another generation. To 4.0: 改革前任职年龄界限 and 到龄年月 are filled in where they are empty and sex and birth
 * month are known (men and women of 60 and 55 by the rule of 2025, person/retirement.ts); 63, 65 and 66 have no rule and leave
 * 到龄年月 empty. To 3.x: both are dropped. Version says the generation; all else stays, the file's own ways included.
 * @param limits for those whose form names no limit, as codes of NLLB
 */
export function upgradeForm(form: LrmxForm, to: LrmxGeneration, limits: AgeLimits = customary): LrmxForm {
  const { Version } = emptyLrmx(to).values;
  const version = form.generation === to && form.values.Version !== '' ? form.values.Version : Version;
  if (to === 4)
    return {
      ...form,
      generation: 4,
      values: { ...form.values, ...reformValues(form, limits), Version: version },
    };
  const dropped = Object.fromEntries(lrmxTags.filter(({ since }) => since === 4).map(({ tag }) => [tag, '']));
  return { ...form, generation: 3, values: { ...form.values, ...dropped, Version: version } };
}
