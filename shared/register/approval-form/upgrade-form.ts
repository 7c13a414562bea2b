import { codeText } from '#shared/lib/code-tables';
import { fromCompact, toCompact } from '#shared/lib/dates';
import { emptyLrmx, lrmxTags, type LrmxForm, type LrmxGeneration } from '../lrmx-form';
import { reformOf, type AgeLimits } from '../person/retirement';

/** The limit's code in a form's words: 改革前任职年龄界限为60岁 -> 60; '' for other words. */
function codeOf(words: string): string {
  return /(\d{2})岁/.exec(words)?.[1] ?? '';
}

/** What a form of 4.0 says of the retirement reform; what stands there already stays. */
function reformValues({ values }: LrmxForm, limits?: AgeLimits): Partial<LrmxForm['values']> {
  const sex = values.XingBie === '男' ? '1' : values.XingBie === '女' ? '2' : null;
  const given = values.GaiGeQianRenZhiNianLingJieXian;
  const birth = fromCompact(values.ChuShengNianYue) ?? null;
  const said = { sex, birth, category: 'cadre', limit: given === '' ? null : codeOf(given) } as const;
  const { limit, month } = reformOf(said, limits);
  return {
    GaiGeQianRenZhiNianLingJieXian: given || codeText('NLLB', limit),
    DaoLingNianYue: values.DaoLingNianYue || (month === null ? '' : toCompact(month)),
  };
}

/**
 * A form in another generation. To 4.0: 改革前任职年龄界限 and 到龄年月 are filled in where they are empty and sex and birth
 * month are known (men and women of 60 and 55 by the rule of 2025, person/retirement.ts); 63, 65 and 66 have no rule and leave
 * 到龄年月 empty. To 3.x: both are dropped. Version says the generation; all else stays, the file's own ways included.
 * @param limits for those whose form names no limit, as codes of NLLB
 */
export function upgradeForm(form: LrmxForm, to: LrmxGeneration, limits?: AgeLimits): LrmxForm {
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
