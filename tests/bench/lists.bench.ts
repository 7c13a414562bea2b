import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueryContext } from '../../electron/contexts';
import { archiveHandlers } from '../../electron/host';
import { openArchive, type Archive } from '../../electron/archive/archive';
import { openKeyRing } from '../../electron/archive/keys';
import { channelNamed } from '#shared/contract';
import type { PageRequest } from '#shared/register/list/person-list';
import { bareStatements, type BareStatement } from './support/bare';
import { today } from './support/context';
import { copyCounty } from './support/county';
import { interleaved, ratioFigure, writeFigures, type Figure } from './support/figures';
import { actor, administrator } from './support/people';
import { pageRequests } from './support/requests';

const rounds = 41;
const warmUp = 150;
const handlers = archiveHandlers();
let county: Awaited<ReturnType<typeof copyCounty>>;
let archive: Archive;
const figures: Omit<Figure, 'group'>[] = [];

beforeAll(async () => {
  county = await copyCounty(100_000);
  const { folder } = county;
  const { key } = await openKeyRing({ folder }).unlock(administrator.userName, administrator.password);
  archive = openArchive({ folder, key, program: { version: '0.1.0' } });
});

afterAll(() => {
  archive.closeNow();
  county.remove();
  writeFigures('1-lists', 'lists of 100,000 people: handler / bare SQL statement', figures);
});

/** A call as the router makes it: parsed, then handled. */
function handled(name: 'person.page', input: unknown): unknown {
  const context: QueryContext = { db: archive.db, actor, today };
  const parsed = channelNamed(name)?.input.parse(input) as PageRequest;
  return handlers[name](parsed, context);
}

type Statement = ReturnType<typeof archive.db.prepare<(string | number)[]>>;
const statements = new Map<string, Statement>();

function runBare({ sql, values }: BareStatement): unknown[] {
  let statement = statements.get(sql);
  if (!statement) statements.set(sql, (statement = archive.db.prepare<(string | number)[]>(sql)));
  return statement.all(...values);
}

/** The statement for a request that is quickest once everything has been read; all of them give the same people. */
function quickest(request: PageRequest): BareStatement {
  const ways = bareStatements(archive.db, request);
  const timed = ways.map((way) => {
    const ids = runBare(way).map((row) => (row as { id: number }).id);
    const times = [1, 2].map(() => {
      const began = performance.now();
      runBare(way);
      return performance.now() - began;
    });
    return { way, ids, time: Math.min(...times) };
  });
  const [first] = timed;
  if (!first) throw new Error('no bare statement');
  for (const { ids } of timed) expect(ids).toEqual(first.ids);
  return timed.reduce((best, next) => (next.time < best.time ? next : best)).way;
}

test('every page costs at most one and a half times its bare statement', async () => {
  const { db } = archive;
  const requests = pageRequests(db);
  for (const [name, next] of Object.entries(requests)) {
    const asked = Array.from({ length: warmUp + rounds }, next);
    const bare = asked.map((request, round) =>
      round < warmUp ? bareStatements(db, request)[0] : quickest(request),
    );
    const pair = await interleaved(
      { rounds, warmUp },
      (round) => handled('person.page', asked[round]),
      (round) => runBare(bare[round] ?? { sql: '', values: [] }),
    );
    figures.push(ratioFigure(name, pair, 1.5));
  }
  expect(figures).toHaveLength(Object.keys(requests).length);
});
