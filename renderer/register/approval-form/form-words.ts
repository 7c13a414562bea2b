import type { FormFileRow, FormState } from '#shared/register/approval-form/form-contract';

/** What a file is for the register, in a word. */
export const stateTexts: Readonly<Record<FormState, string>> = {
  ask: '待确认是谁',
  changed: '有差异',
  new: '新增',
  same: '无差异',
  double: '重复',
  refused: '未读入',
};

/** The state of a line, with how much is still open. */
export function stateText({ state, differences, open, needsUnit, leftOut }: FormFileRow): string {
  if (leftOut) return '不写入';
  if (state === 'changed')
    return open > 0 ? `${differences} 处差异，${open} 处待定` : `${differences} 处差异`;
  if (state === 'new' && needsUnit) return '新增，未定单位';
  return stateTexts[state];
}

/** How the state is coloured. */
export function stateTone({ state, open, needsUnit, leftOut }: FormFileRow): string {
  if (leftOut || state === 'same' || state === 'double') return 'quiet';
  if (state === 'refused') return 'finding-error';
  return state === 'ask' || needsUnit || open > 0 ? 'finding-warning' : '';
}
