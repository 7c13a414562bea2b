import { describe, expect, test } from 'vitest';
import { archiveHandlers } from '../../../electron/host';
import {
  checkRegister,
  checkSummary,
  findingPage,
  saveCheckSettings,
} from '../../../electron/features/register/checks/check.service';
import { selectCheckSettings } from '../../../electron/features/register/checks/check-settings.store';
import { removePeople } from '../../../electron/features/register/bin/person-bin.service';
import {
  abolishOrganization,
  mergeOrganization,
} from '../../../electron/features/register/organization/organization-structure.service';
import { getOrganization } from '../../../electron/features/register/organization/organization.service';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { readWorkbook } from '../../../electron/workbooks/read';
import { AppError } from '#shared/lib/errors';
import type { FindingRequest } from '#shared/register/checks/check-contract';
import { defaultCheckSettings } from '#shared/register/checks/check-settings';
import type { PersonChildren } from '#shared/register/fields/children';
import { newRow } from '#shared/register/person/person-values';
import { all, run, village } from './check-run';
import { newPeople } from './people';
import { demoArchive, jobContext } from './support';

describe('checking the register', () => {
  test('keeps what each person and unit lacks, in the order of the tree', async () => {
    const people = await newPeople();
    const id = await people.add({ name: '张晓明', gender: '1' });
    const { counts, run: last } = run(people);
    expect(last).toMatchObject({ people: 1, organizations: 1, organizationName: null, rulesOff: [] });
    const { rows, total } = findingPage(people.archive.db, all);
    expect(total).toBe(counts.reduce((sum, { count }) => sum + count, 0));
    expect(rows[0]).toMatchObject({
      organizationId: people.unit,
      personId: null,
      rule: 'organization.required',
    });
    expect(rows.find(({ rule }) => rule === 'required.birthDate')).toEqual({
      id: expect.any(Number) as number,
      level: 'error',
      rule: 'required.birthDate',
      message: '出生年月未填写',
      source: '全国公务员管理信息系统校核规则',
      remedy: '填写出生年月',
      field: 'fields.birthDate',
      personId: id,
      organizationId: people.unit,
      personName: '张晓明',
      organizationName: '青溪镇',
      changed: false,
      removed: false,
    });
  });

  test('a new run takes the place of the last one, a cancelled one does not', async () => {
    const people = await newPeople();
    await people.add({ name: '张晓明' });
    const first = run(people);
    await people.add({ name: '李红' });
    const cancelled = {
      ...jobContext(people.archive, 'check.register'),
      checkpoint: (done: number) => {
        if (done > 0) throw new AppError('CANCELLED');
      },
    };
    expect(() => checkRegister({ organizationId: null }, cancelled)).toThrow('CANCELLED');
    expect(checkSummary(people.archive.db)).toEqual(first);
    expect(run(people).run).toMatchObject({ people: 2 });
  });

  test('a run over one unit leaves the others out', async () => {
    const people = await newPeople();
    const clear = await village(people, '清水村');
    await people.add({ name: '张晓明' });
    const inVillage = await people.add({ name: '李红', organizationId: clear });
    expect(run(people, clear).run).toMatchObject({ people: 1, organizations: 1, organizationName: '清水村' });
    const ids = findingPage(people.archive.db, all).rows.map(({ personId }) => personId);
    expect(new Set(ids)).toEqual(new Set([null, inVillage]));
    expect(() => run(people, 999)).toThrow('NOT_FOUND');
  });

  test('leads to posts that are still held in a unit that was merged or abolished, until they are settled', async () => {
    const people = await newPeople();
    const merged = await village(people, '清水村');
    const abolished = await village(people, '石桥村');
    const into = await village(people, '青山村');
    const posts = [merged, abolished, into].map((organizationId) => ({
      ...newRow('appointments'),
      organizationId,
      post: '党支部书记',
      started: '2021-05',
    })) as unknown as PersonChildren['appointments'];
    const id = await people.add({ name: '张晓明', organizationId: merged }, { appointments: posts });
    await people.add({ name: '李红', organizationId: into }, { appointments: [] });
    expect(getOrganization(people.archive.db, merged)).toMatchObject({ people: 1, posts: 1 });
    await people.run('organization.merge', (tx) =>
      mergeOrganization(tx, { id: merged, into, reason: '示委〔2026〕1号' }),
    );
    await people.run('organization.abolish', (tx) =>
      abolishOrganization(tx, { id: abolished, reason: '示委〔2026〕1号' }),
    );
    // The record of what was held where, since when and by which document is not rewritten by a merger.
    expect(getPerson(people.archive.db, id)).toMatchObject({
      fields: { organizationId: into },
      children: {
        appointments: [{ organizationId: merged }, { organizationId: abolished }, { organizationId: into }],
      },
    });
    run(people);
    const asked = { ...all, rules: ['appointment.unitEnded', 'management.unitEnded'] };
    expect(findingPage(people.archive.db, asked).rows).toMatchObject([
      {
        personId: id,
        level: 'warning',
        message: expect.stringContaining('“清水村”已并入青山村'),
        field: 'children.appointments.0.organizationId',
      },
      {
        personId: id,
        level: 'warning',
        message: expect.stringContaining('“石桥村”已撤销'),
        field: 'children.appointments.1.organizationId',
      },
    ]);
    await people.change(
      id,
      {},
      {
        appointments: posts.map((row, index) => (index < 2 ? { ...row, state: '0', ended: '2026-01' } : row)),
      },
    );
    run(people);
    expect(findingPage(people.archive.db, asked).total).toBe(0);
  });

  test('marks records that were changed or removed since', async () => {
    const people = await newPeople();
    const changed = await people.add({ name: '张晓明' });
    const removed = await people.add({ name: '李红' });
    run(people);
    await people.change(changed, { gender: '1' });
    await people.run('person.remove', (tx) => removePeople(tx, { ids: [removed], reason: '重复' }));
    const { rows } = findingPage(people.archive.db, all);
    expect(
      rows.filter(({ personId }) => personId === changed).every((row) => row.changed && !row.removed),
    ).toBe(true);
    expect(rows.filter(({ personId }) => personId === removed).every((row) => row.removed)).toBe(true);
  });
});

describe('the list of findings', () => {
  test('is filtered, sorted and paged alike', async () => {
    const { archive } = await demoArchive(300);
    const { counts } = checkRegister({ organizationId: null }, jobContext(archive, 'check.register'));
    const page = (request: Partial<FindingRequest>) =>
      findingPage(archive.db, { ...all, limit: 500, ...request });
    const everything = page({});
    const hints = counts.filter(({ level }) => level === 'hint').reduce((sum, { count }) => sum + count, 0);
    expect(page({ levels: ['hint'] }).total).toBe(hints);
    expect(page({ levels: ['error', 'warning', 'hint'] }).total).toBe(everything.total);

    const byLevel = page({ sort: { key: 'level', descending: true } }).rows.map(({ level }) => level);
    expect(byLevel).toEqual([...byLevel].sort((a, b) => order(b) - order(a)));
    const [first] = everything.rows.filter(({ personId }) => personId !== null);
    const found = page({ search: first?.personName ?? '' });
    expect(found.rows.map(({ id }) => id)).toContain(first?.id);
    expect(found.total).toBe(found.rows.length);
    const unit = page({ organizationId: first?.organizationId ?? null });
    expect(unit.total).toBeLessThan(everything.total);
    expect(unit.rows.map(({ id }) => id)).toContain(first?.id);

    const paged = [0, 50, 100].flatMap((offset) => page({ offset, limit: 50 }).rows.map(({ id }) => id));
    expect(paged).toEqual(everything.rows.slice(0, 150).map(({ id }) => id));
  });

  test('is written to a workbook as filtered', async () => {
    const { archive, handlers } = await demoArchive(150);
    checkRegister({ organizationId: null }, jobContext(archive, 'check.register'));
    const { levels, rules, organizationId, search } = { ...all, levels: ['hint' as const] };
    const context = jobContext(archive, 'check.export');
    const filter = { levels, rules, organizationId, search };
    const { rows } = await handlers['check.export']({ file: crypto.randomUUID(), filter }, context);
    expect(rows).toBe(findingPage(archive.db, { ...all, levels }).total);
    expect(rows).toBeGreaterThan(0);
    const [sheet] = await readWorkbook(context.file);
    const texts = sheet?.rows.map((row) => row.cells) ?? [];
    expect(texts.filter((cells) => cells[3] === '提示')).toHaveLength(rows);
    expect(texts.find((cells) => cells[0] === '序号')).toEqual([
      '序号',
      '单位',
      '姓名',
      '级别',
      '问题',
      '处理办法',
      '依据',
    ]);
  });
});

describe('the county’s settings', () => {
  test('are kept with their reason in the audit, and the run says which rules were off', async () => {
    const people = await newPeople();
    await people.add({ name: '张晓明' });
    const settings = {
      ...defaultCheckSettings,
      rules: { 'required.health': { level: 'off' as const, reason: '村干部不填' } },
    };
    await people.run('check.saveSettings', (tx) => saveCheckSettings(tx, settings));
    expect(selectCheckSettings(people.archive.db)).toEqual(settings);
    const { counts, run: last } = run(people);
    expect(last?.rulesOff).toEqual(['required.health']);
    expect(counts.some(({ rule }) => rule === 'required.health')).toBe(false);
    const change = people.archive.db
      .prepare("SELECT after FROM audit_change WHERE entity = 'checkSettings'")
      .pluck()
      .get() as string;
    expect(change).toContain('村干部不填');
  });

  test('refuse a rule that does not exist', async () => {
    const people = await newPeople();
    const rules = { 'no.such': { level: 'off' as const, reason: '误填' } };
    await expect(
      people.run('check.saveSettings', (tx) => saveCheckSettings(tx, { ...defaultCheckSettings, rules })),
    ).rejects.toThrow('CHECK_RULE_UNKNOWN');
  });

  test('that another version stored lose only what no longer fits', async () => {
    const people = await newPeople();
    const stored = {
      thresholds: { ageMax: 70, gone: 1, ageMin: 'x' },
      rules: { 'a.b': { level: 'off', reason: '' } },
    };
    people.archive.db
      .prepare("INSERT INTO setting (key, value, updated_at) VALUES ('register.checks', ?, '')")
      .run(JSON.stringify(stored));
    const { thresholds, rules } = selectCheckSettings(people.archive.db);
    expect(thresholds).toEqual({ ...defaultCheckSettings.thresholds, ageMax: 70 });
    expect(rules).toEqual({});
  });
});

function order(level: string): number {
  return ['error', 'warning', 'hint'].indexOf(level);
}

test('the channels stand in the host', () => {
  expect(Object.keys(archiveHandlers()).filter((name) => name.startsWith('check.'))).toHaveLength(7);
});
