import { z } from 'zod';

/** What stands on the sheet with the recovery code. */
const sheet = {
  unitName: z.string().trim().min(1).max(100),
  code: z.string().min(1).max(100),
  /** YYYY-MM-DD */
  date: z.string().max(10),
};

/** The recovery code on paper. It goes from the window to the printer and is written nowhere. */
export const recoveryDocument = z.strictObject({ kind: z.literal('recovery'), ...sheet });
export type RecoverySheet = Omit<z.output<typeof recoveryDocument>, 'kind'>;

/** The sheet's title. */
export const recoveryTitle = '干部档案库恢复码';

/** What the keeper of the sheet must know; the same on paper and in the file. */
export const recoveryNotes = [
  '忘记登录密码时，在登录页选“忘记密码”，输入以上恢复码，即可重设密码。',
  '本单位的档案库整库加密。密码和恢复码都丢失时，任何人都无法打开。',
  '持有恢复码和档案库文件的人可以打开档案库。请装入信封密封，交专人保管，不要与电脑放在一起，不要拍照或外传。',
  '怀疑恢复码已被他人看到时，请在“设置－档案库”中更换，换后本页作废。',
] as const;

/** The sheet as a text file. */
export function recoveryText({ unitName, code, date }: RecoverySheet): string {
  const notes = recoveryNotes.map((note, index) => `${index + 1}. ${note}`);
  const lines = [recoveryTitle, '', `单位：${unitName}`, `日期：${date}`, '', code, '', ...notes, ''];
  // Notepad of older Windows knows UTF-8 by its mark and lines by CR LF only.
  return `\uFEFF${lines.join('\r\n')}`;
}
