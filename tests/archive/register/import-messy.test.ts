import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../electron/archive/archive';
import { archiveHandlers } from '../../../electron/host';
import type { DemoOptions } from '#shared/demo/model';
import type { RowState } from '#shared/register/import/plan';
import { expectedCounts, expectedRows, type MessyBook } from '../../fixtures/messy/book';
import { longRoster } from '../../fixtures/messy/long-roster';
import { messyCounty, townshipRoster } from '../../fixtures/messy/township-roster';
import { newArchive, temporaryFolder } from '../helpers';
import { createAll, importerFor, type Importer } from './importer';
import { jobContext } from './support';

async function written(book: MessyBook): Promise<string> {
  const path = join(temporaryFolder(), '花名册.xlsx');
  await book.write(path);
  return path;
}

async function countyArchive(county: DemoOptions): Promise<Archive> {
  const { archive } = newArchive();
  const context = { ...jobContext(archive, 'demo.load'), today: county.today };
  await archiveHandlers()['demo.load']({ people: county.people }, context);
  return archive;
}

/** Row numbers in each state, with what speaks against them, for a readable difference. */
async function outcome(importer: Importer): Promise<Record<RowState, number[]>> {
  const numbers = async (state: RowState): Promise<number[]> =>
    (await importer.rows(state)).map((row) => row.number).sort((a, b) => a - b);
  return {
    new: await numbers('new'),
    changed: await numbers('changed'),
    same: await numbers('same'),
    refused: await numbers('refused'),
  };
}

describe('a roster as a township sends it', () => {
  test.each([messyCounty, { people: 4000, today: '2027-01-20' }])(
    'is read row by row as a clerk would',
    async (county) => {
      const archive = await countyArchive(county);
      const book = townshipRoster(county);
      const importer = await importerFor(archive, await written(book));
      const { head } = await importer.sheet();
      expect(head).toEqual({ top: 3, bottom: 4 });
      const plan = await importer.plan();
      expect(await outcome(importer)).toEqual({
        new: expectedRows(book, 'new'),
        changed: expectedRows(book, 'changed'),
        same: expectedRows(book, 'same'),
        refused: expectedRows(book, 'refused'),
      });
      expect(plan.counts).toEqual(expectedCounts(book));
      for (const row of await importer.rows('refused')) {
        expect(row.problems.length).toBeGreaterThan(0);
        expect(row.problems.every(({ reason, remedy }) => reason !== '' && remedy !== '')).toBe(true);
      }
    },
  );
});

test('a roster of 60,000 rows goes through the wizard', async () => {
  const { archive } = newArchive();
  const book = longRoster(60_000);
  const importer = await importerFor(archive, await written(book));
  const plan = await importer.plan({ units: createAll(await importer.units()) });
  expect(plan.counts).toEqual(expectedCounts(book));
});
