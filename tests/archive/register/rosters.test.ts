import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { readWorkbook } from '../../../electron/workbooks/read';
import { extractionSheets } from '#shared/register/extraction/sheets';
import { rosterColumns } from '#shared/register/exchange/roster';
import type { TakenRoster } from '#shared/register/exchange/roster-contract';
import type { RosterContents, RosterRequest } from '#shared/register/exchange/roster-request';
import { joinArchive, type Archive } from '../../../electron/archive/archive';
import { archiveHandlers } from '../../../electron/host';
import { newArchive, program } from '../helpers';
import { actor, demoArchive, jobContext } from './support';

const wholeRegister: RosterRequest = {
  title: '示范县干部名册',
  caption: '示范县委组织部　2026年3月15日',
  layout: 'customary',
  grouped: true,
  paper: 'A4',
  list: { organizationId: null, search: '', condition: null, sort: null },
  ids: null,
  columns: ['name', 'gender'],
};
const contents: RosterContents = {
  layout: 'customary',
  grouped: true,
  list: wholeRegister.list,
  ids: null,
  columns: wholeRegister.columns,
};
const linesOf = async (archive: Archive, { token }: TakenRoster, from: number, to: number) =>
  archiveHandlers()['roster.lines']({ token, from, to }, jobContext(archive, 'roster.lines'));
async function firstPerson(archive: Archive): Promise<number> {
  const taken = await archiveHandlers()['roster.take'](contents, jobContext(archive, 'roster.take'));
  const [person] = (await linesOf(archive, taken, 0, 5)).filter((line) => 'id' in line);
  return person?.id ?? 0;
}
const token = '00000000-0000-4000-8000-000000000000';

test('a grouped roster holds every person once, under the title row of the unit', async () => {
  const { archive, handlers } = await demoArchive(400);
  const context = jobContext(archive, 'roster.export');
  const { rows } = await handlers['roster.export']({ file: token, roster: wholeRegister }, context);
  expect(rows).toBe(400);
  const [sheet] = await readWorkbook(context.file);
  const texts = sheet?.rows.map((row) => row.cells) ?? [];
  expect(texts[0]?.[0]).toBe('示范县干部名册');
  const width = rosterColumns(wholeRegister).length;
  const names = archive.db.prepare<[], string>('SELECT name FROM person ORDER BY id').pluck().all();
  const body = texts.filter((cells) => names.includes(String(cells[0])));
  expect(body.map((cells) => cells[0]).toSorted()).toEqual(names.toSorted());
  expect(Math.max(...texts.map((cells) => cells.length))).toBe(width);
});

test('a roster is of one moment: nobody is lost when somebody leaves while it is being written', async () => {
  const { archive, folder, key } = newArchive();
  await archiveHandlers()['demo.load']({ people: 700 }, jobContext(archive, 'demo.load'));
  const thread = joinArchive({ folder, key, program });
  onTestFinished(() => thread.closeNow());
  const first = await firstPerson(archive);
  const leave = () =>
    archive.commandNow({ actor, channel: 'person.remove' }, (tx) =>
      archiveHandlers()['person.remove']({ ids: [first], reason: '调出' }, tx),
    );
  let left = false;
  const context = {
    ...jobContext(archive, 'roster.export'),
    db: thread.db,
    checkpoint(done: number) {
      if (left || done === 0) return;
      left = true;
      leave();
    },
  };
  const { rows } = await archiveHandlers()['roster.export']({ file: token, roster: wholeRegister }, context);
  expect(left).toBe(true);
  expect(rows).toBe(700);
  expect(thread.db.inTransaction).toBe(false);
});

test('chosen people come in list order, whatever order they were chosen in', async () => {
  const { archive, handlers } = await demoArchive(120);
  const context = jobContext(archive, 'roster.take');
  const people = { ...contents, grouped: false };
  const idsOf = async (taken: TakenRoster): Promise<number[]> =>
    (await linesOf(archive, taken, 0, taken.lines)).flatMap((line) => ('id' in line ? [line.id] : []));
  const all = await idsOf(await handlers['roster.take'](people, context));
  const chosen = [all[40], all[3], all[90]].map((id) => id ?? 0);
  const taken = await handlers['roster.take']({ ...people, ids: chosen }, context);
  expect(await idsOf(taken)).toEqual([all[3], all[40], all[90]]);
});

test('a taken roster stands as it was, whoever is changed afterwards, and any part of it is given', async () => {
  const { archive, handlers } = await demoArchive(900);
  const context = jobContext(archive, 'roster.take');
  const taken = await handlers['roster.take'](contents, context);
  expect(taken.people).toBe(900);
  expect(taken.lines).toBeGreaterThan(900);
  const before = await linesOf(archive, taken, 0, taken.lines);
  expect(before).toHaveLength(taken.lines);
  const gone = before.flatMap((line) => ('id' in line ? [line.id] : [])).slice(0, 50);
  archive.commandNow({ actor, channel: 'person.remove' }, (tx) =>
    handlers['person.remove']({ ids: gone, reason: '调出' }, tx),
  );
  fc.assert(
    fc.property(fc.nat(taken.lines), fc.nat(taken.lines + 10), (from, to) => {
      const part = handlers['roster.lines']({ token: taken.token, from, to }, context);
      expect(part).toEqual(before.slice(from, to));
    }),
    { numRuns: 40 },
  );
});

test('only the latest rosters are kept; an older one says that it has to be taken again', async () => {
  const { archive, handlers } = await demoArchive(30);
  const context = jobContext(archive, 'roster.take');
  const first = await handlers['roster.take'](contents, context);
  const second = await handlers['roster.take'](contents, context);
  expect(await linesOf(archive, first, 0, 1)).toHaveLength(1);
  await handlers['roster.take'](contents, context);
  expect(await linesOf(archive, second, 0, 1)).toHaveLength(1);
  expect(() => handlers['roster.lines']({ token: first.token, from: 0, to: 1 }, context)).toThrow(
    'ROSTER_GONE',
  );
});

test('the extraction table has its ten sheets with every row of the register', async () => {
  const { archive, handlers } = await demoArchive(200);
  const context = jobContext(archive, 'extraction.export');
  const { people } = await handlers['extraction.export']({ file: token, organizationId: null }, context);
  expect(people).toBe(200);
  const sheets = await readWorkbook(context.file);
  expect(sheets.map((sheet) => sheet.name)).toEqual(extractionSheets.map((sheet) => sheet.name));
  const rowsIn = (name: string): number =>
    (sheets.find((sheet) => sheet.name === name)?.rows.length ?? 0) - 1;
  const stored = (table: string): number =>
    archive.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? -1;
  expect(rowsIn('A01人员')).toBe(200);
  expect(rowsIn('A02职务')).toBe(stored('person_appointments'));
  expect(rowsIn('A36')).toBe(stored('person_family'));
  expect(rowsIn('B01单位')).toBe(stored('organization'));
  const person = sheets.find((sheet) => sheet.name === 'A01人员')?.rows[1]?.cells ?? [];
  expect(person[1]).toMatch(/^\d{17}[\dX]$/);
  expect(String(person[28])).toMatch(/^\d{4}\.\d{2}--/);
});
