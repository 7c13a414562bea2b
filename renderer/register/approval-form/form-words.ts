import type { FormFileRow, FormState } from '#shared/register/approval-form/form-contract';

/** What a file is for the register, in a word. */
const stateTexts: Readonly<Record<FormState, string>> = {
  ask: '待确认是谁',
  changed: '有差异',
  new: '新增',
  same: '无差异',
  double: '重复',
  refused: '未读入',
};

/** The state of a line, with how much is still open or could not be read. */
export function stateText(row: FormFileRow): string {
  const { state, differences, open, unreadable, needsUnit, leftOut } = row;
  if (leftOut) return '不写入';
  const lost = unreadable > 0 ? `${unreadable} 处读不出` : '';
  const parts =
    state === 'changed'
      ? [`${differences} 处差异`, open > 0 ? `${open} 处待定` : '', lost]
      : [stateTexts[state], needsUnit ? '未定单位' : '', lost];
  return parts.filter((part) => part !== '').join('，');
}

/** How the state is coloured. */
export function stateTone({ state, open, unreadable, needsUnit, leftOut }: FormFileRow): string {
  if (leftOut || state === 'double') return 'quiet';
  if (state === 'refused') return 'finding-error';
  if (state === 'ask' || needsUnit || open > 0 || unreadable > 0) return 'finding-warning';
  return state === 'same' ? 'quiet' : '';
}
