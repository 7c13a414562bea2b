import { formatMonth, fromCompact } from '#shared/lib/dates';
import type { LrmxForm } from '../lrmx-form';

/** What an upgrade to 4.0 did to a form, in words. */
export interface UpgradeWords {
  /** What was filled in; '' when nothing was. */
  readonly filled: string;
  /** What somebody must fill in or look at; '' when nothing is left. */
  readonly missing: string;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('；');
}

/** Why 到龄年月 could not be worked out. */
function lackOf({ values }: LrmxForm): string {
  const lacks = [
    values.XingBie === '男' || values.XingBie === '女' ? '' : '性别',
    (fromCompact(values.ChuShengNianYue) ?? '').length < 7 ? '出生年月' : '',
  ].filter((lack) => lack !== '');
  return lacks.length === 0 ? '到龄年月没有规定可算' : `没有可用的${lacks.join('和')}`;
}

/**
 * Tells what `upgradeForm` filled in, and what it could not.
 * @param before the older form, `after` the same in 4.0
 */
export function upgradeWords(before: LrmxForm, after: LrmxForm): UpgradeWords {
  const due = after.values.DaoLingNianYue;
  const limit = after.values.GaiGeQianRenZhiNianLingJieXian;
  const month = fromCompact(due);
  const isOwnLimit = before.values.GaiGeQianRenZhiNianLingJieXian !== '';
  const filled = joined([
    before.values.DaoLingNianYue === '' && month ? `到龄年月 ${formatMonth(month)}` : '',
    isOwnLimit ? '' : limit,
  ]);
  const open = joined([due === '' ? '到龄年月' : '', limit === '' ? '改革前任职年龄界限' : '']);
  const missing = joined([
    open === '' ? '' : `${lackOf(after)}，${open.replace('；', '、')}请手工填写`,
    !isOwnLimit && after.values.XingBie === '女' && due !== ''
      ? '女干部按 55 岁计算，界限为 60 岁的请改'
      : '',
  ]);
  return { filled, missing };
}
