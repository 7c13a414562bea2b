import { expect, test } from 'vitest';
import { usualPaperOptions, type PaperOptions, type PaperPart } from '#shared/register/papers/paper-person';
import { paperSource, type PaperSource } from '#shared/register/papers/paper-source';
import { AppError } from '#shared/lib/errors';
import { demoArchive, jobContext } from './support';

// The papers of people as preview and printer ask for them: in parts of subjects, each with its place.
function sourceOf(ids: readonly number[], parts: readonly PaperPart[], look: Partial<PaperOptions> = {}) {
  return paperSource.parse({
    kind: 'people',
    ids: [...ids],
    parts: [...parts],
    options: { ...usualPaperOptions, ...look },
  });
}

async function demo() {
  const { archive, handlers } = await demoArchive(400);
  const ids = archive.db.prepare<[], number>('SELECT id FROM person ORDER BY id LIMIT 45').pluck().all();
  const context = jobContext(archive, 'papers.check');
  return {
    archive,
    handlers,
    ids,
    context,
    sheets: (source: PaperSource, from: number, to: number) =>
      handlers['papers.sheets']({ source, from, to }, context),
    check: (source: PaperSource) => handlers['papers.check']({ source }, context),
  };
}

test('parts of subjects are those of the ids, and end where the people end', async () => {
  const { archive, ids, sheets } = await demo();
  const source = sourceOf(ids.toReversed(), ['approvalForm']);
  const name = (id: number | undefined) =>
    archive.db
      .prepare<[number], string>('SELECT name FROM person WHERE id = ?')
      .pluck()
      .get(id ?? 0);
  const { count, papers } = await sheets(source, 40, 60);
  expect(count).toBe(45);
  expect(papers.map(({ personId }) => personId)).toEqual(ids.slice(0, 5).toReversed());
  expect(papers.map(({ label }) => label)).toEqual(ids.slice(0, 5).toReversed().map(name));
  expect((await sheets(source, 60, 80)).papers).toEqual([]);
});

test('the check counts what the parts hold', async () => {
  const { ids, sheets, check } = await demo();
  const source = sourceOf(ids, ['resume', 'approvalForm']);
  const { pages, subjects } = await check(source);
  const all = [...(await sheets(source, 0, 20)).papers, ...(await sheets(source, 20, 40)).papers];
  all.push(...(await sheets(source, 40, 45)).papers);
  expect(subjects).toEqual(all.map((paper) => ({ label: paper.label, pages: paper.sheets.length })));
  expect(pages).toBe(all.reduce((sum, paper) => sum + paper.sheets.length, 0));
});

test('on both sides everybody begins on a front, and the last has no blank page behind', async () => {
  const { ids, sheets, check } = await demo();
  const parts = ['approvalForm', 'resume'] as const;
  const single = await check(sourceOf(ids, parts));
  const double = await check(sourceOf(ids, parts, { duplex: true }));
  expect(single.subjects.some(({ pages }) => pages % 2 === 1)).toBe(true);
  expect(double.subjects.slice(0, -1).every(({ pages }) => pages % 2 === 0)).toBe(true);
  expect(double.subjects.at(-1)).toEqual(single.subjects.at(-1));
  const { papers } = await sheets(sourceOf(ids, parts, { duplex: true, numbered: true }), 0, 1);
  const feet = papers[0]?.sheets.map(({ foot }) => foot);
  expect(feet).toEqual(['第 1 页　共 3 页', '第 2 页　共 3 页', '第 3 页　共 3 页', undefined]);
  const [covered] = (await check(sourceOf(ids, ['cover', 'approvalForm'], { duplex: true }))).subjects;
  expect(covered?.pages).toBe(4);
});

test('somebody who is gone keeps the places of the others', async () => {
  const { ids, sheets, check } = await demo();
  const source = sourceOf([ids[0] ?? 0, 999_999, ids[1] ?? 0], ['approvalForm']);
  const { count, papers } = await sheets(source, 0, 20);
  expect(count).toBe(3);
  expect(papers.map(({ personId, sheets: own }) => [personId, own.length])).toEqual([
    [ids[0], 2],
    [null, 0],
    [ids[1], 2],
  ]);
  expect((await check(source)).pages).toBe(4);
});

test('a check can be cancelled', async () => {
  const { handlers, ids, context } = await demo();
  let looks = 0;
  const checkpoint = (): void => {
    looks += 1;
    if (looks > 2) throw new AppError('CANCELLED');
  };
  const running = async () =>
    handlers['papers.check']({ source: sourceOf(ids, ['approvalForm']) }, { ...context, checkpoint });
  await expect(running()).rejects.toMatchObject({ code: 'CANCELLED' });
});
