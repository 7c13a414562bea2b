import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract, type ChannelName } from '#shared/contract';
import type { Channel } from '#shared/lib/channel';
import { errorTexts } from '#shared/lib/error-texts';
import type { Envelope } from '#shared/lib/errors';
import { createArchive, type Archive } from '../../electron/archive/archive';
import type { CommandContext } from '../../electron/archive/command';
import { archiveHandlers } from '../../electron/host';
import { answer, type AnswerOptions } from '../../electron/ipc/answer';
import { actor, jobContext, today } from '../archive/register/support';
import { sampleInput, wrongInputs } from './samples';

const channels = Object.entries(contract) as unknown as [ChannelName, Channel][];
const folder = mkdtempSync(join(tmpdir(), 'yanzhen-contract-'));
let archive: Archive;
let options: AnswerOptions;
const reached: string[] = [];
const defects: string[] = [];

type AnyHandler = (input: unknown, context: unknown) => unknown;

beforeAll(async () => {
  archive = createArchive({ folder, key: randomBytes(32), program: { version: '0' } });
  const handlers = archiveHandlers() as unknown as Readonly<Record<string, AnyHandler>>;
  const meta = { actor, channel: 'demo.load' };
  const loading = {
    db: archive.db,
    actor,
    today,
    clock: archive.clock,
    checkpoint: () => {},
    pathOf: () => '',
  };
  await handlers['demo.load']?.(
    { people: 60 },
    { ...loading, command: <T>(run: (tx: CommandContext) => T) => archive.commandNow(meta, run) },
  );
  options = {
    actor: () => actor,
    report: (id, channel, error) => defects.push(`${id} ${channel} ${String(error)}`),
    async dispatch(name, channel, input) {
      // Actions need windows and dialogs: here it only counts whether a wrong input gets as far as them.
      if (channel.kind === 'action') return reached.push(name);
      const run = handlers[name] as AnyHandler;
      if (channel.kind === 'command')
        return archive.command({ actor, channel: name }, (tx) => run(input, tx));
      if (channel.kind === 'note')
        return archive.writeUnaudited((db) => run(input, { db, actor, now: `${today}T00:00:00.000Z` }));
      return run(input, jobContext(archive, name));
    },
  };
});

afterAll(() => {
  archive.closeNow();
  rmSync(folder, { recursive: true, force: true });
});

/** How many rows this connection has ever written: unchanged means no effect. */
function writes(): unknown {
  return archive.db.prepare('SELECT total_changes()').pluck().get();
}

function codeOf(envelope: Envelope<unknown>): string | null {
  return envelope.ok ? null : envelope.error.code;
}

test.each(channels)('%s answers wrong input with an error code and no effect', async (name, channel) => {
  const fitting = sampleInput(channel.input);
  const before = writes();
  let refused = 0;
  const accepted: unknown[] = [];
  for (const wrong of wrongInputs(fitting)) {
    if (channel.input.safeParse(wrong).success) continue;
    refused += 1;
    if (codeOf(await answer(options, name, wrong, 'job')) !== 'INPUT_INVALID') accepted.push(wrong);
  }
  expect(accepted).toEqual([]);
  expect(refused).toBeGreaterThan(4);
  expect(writes()).toBe(before);
  expect(reached).not.toContain(name);
});

test.each(channels.filter(([, channel]) => channel.kind !== 'action'))(
  '%s meets ids and texts from elsewhere with a known error or an answer, never a defect',
  async (name, channel) => {
    const fitting = sampleInput(channel.input);
    const unknown: unknown[] = [];
    for (const input of wrongInputs(fitting)) {
      if (!channel.input.safeParse(input).success) continue;
      const code = codeOf(await answer(options, name, input, 'job'));
      if (code !== null && (code === 'INTERNAL' || !(code in errorTexts)))
        unknown.push({ code, input, defects });
    }
    expect(unknown).toEqual([]);
  },
);

test('a channel that does not exist, or is only inherited, is not found', async () => {
  for (const name of ['', 'person', 'constructor', '__proto__', 'toString', 'person.get ']) {
    expect(codeOf(await answer(options, name, {}, 'job'))).toBe('NOT_FOUND');
  }
});

test('every role is refused what is above it, and everything while locked', async () => {
  const locked = { ...options, actor: () => null };
  const viewer = { ...options, actor: () => ({ ...actor, role: 'viewer' as const }) };
  for (const [name, channel] of channels) {
    if (channel.role === 'anyone') continue;
    expect(codeOf(await answer(locked, name, {}, 'job'))).toBe('LOCKED');
    if (channel.role !== 'viewer')
      expect(codeOf(await answer(viewer, name, {}, 'job'))).toBe('ACCESS_DENIED');
  }
});
