import { expect, test } from 'vitest';
import { contract } from '#shared/contract';
import type { Channel } from '#shared/lib/channel';
import { auditKinds, auditText, channelsOfKind, hasAuditText } from '#shared/security/audit-words';

// What leaves a row in the operation log: every command, every writing job, and everything that takes data out.
const recorded = Object.entries<Channel>(contract)
  .filter(
    ([, channel]) =>
      channel.kind === 'command' ||
      (channel.kind === 'job' && channel.writes === true) ||
      channel.recorded === true,
  )
  .map(([name]) => name);

test.each(recorded)('%s has words in the operation log', (name) => {
  expect(hasAuditText(name)).toBe(true);
  expect(auditText(name)).not.toMatch(/[a-z]/);
});

test('a channel of a later version stands by its own name', () => {
  expect(auditText('secondment.save')).toBe('secondment.save');
});

test('no channel is of two kinds', () => {
  const all = auditKinds.flatMap(channelsOfKind);
  expect(new Set(all).size).toBe(all.length);
});
