import { expect, test } from 'vitest';
import { errorTexts } from '#shared/lib/error-texts';
import { problemCodes, problemText } from '../../../renderer/security/problem-texts';

// These concern a folder that is being chosen or a call that came too late: there is no archive to have a page for.
const noPage = ['ARCHIVE_CLOSED', 'ARCHIVE_EXISTS', 'ARCHIVE_IN_PROGRAM'];

test('every code that closes the archive has a page of its own, and no other', () => {
  const closing = Object.keys(errorTexts).filter((code) => /^(ARCHIVE|KEYS)_/.test(code));
  expect([...problemCodes].sort()).toEqual(closing.filter((code) => !noPage.includes(code)).sort());
});

test.each(problemCodes)('%s says what to do and offers something', (code) => {
  const { title, steps, actions } = problemText(code);
  expect(title).not.toBe('');
  expect(steps.length).toBeGreaterThan(0);
  expect(actions.length).toBeGreaterThan(0);
  // The step that names a button comes with the button.
  for (const [label, action] of [
    ['从备份恢复', 'restore'],
    ['打开其他位置', 'locate'],
    ['重试', 'retry'],
  ] as const)
    if (steps.some((step) => step.includes(label))) expect(actions).toContain(action);
});

test('a newer archive can only be left', () => {
  expect(problemText('ARCHIVE_NEWER').actions).toEqual(['quit']);
});
