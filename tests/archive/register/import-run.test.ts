import type { Worksheet } from 'exceljs';
import { describe, expect, test } from 'vitest';
import { verifyAuditChain } from '../../../electron/archive/audit';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { usualOptions } from '#shared/register/import/plan';
import { createAll } from './importer';
import { importScene } from './import-scene';

const scene = importScene();

describe('units', () => {
  test('a title row of the township moves nobody out of its villages; a cell of the row does', async () => {
    const id = scene.save({ name: '李四', birthDate: '1985-11', organizationId: scene.village });
    const grouped = await scene.open(
      [['姓名', '出生年月', '职务'], ['青石镇'], ['李四', '1985.11', '村书记']],
      (sheet) => sheet.mergeCells('A2:C2'),
    );
    await grouped.plan();
    expect((await grouped.rows('changed'))[0]?.changes.map(({ key }) => key)).toEqual(['currentPost']);
    const named = await scene.open([
      ['姓名', '出生年月', '单位'],
      ['李四', '1985.11', '青石镇'],
    ]);
    await named.plan();
    expect((await named.rows('changed'))[0]?.changes).toMatchObject([
      { key: 'organizationId', before: '清河县 / 青石镇 / 柳河村', after: '清河县 / 青石镇' },
    ]);
    await named.apply();
    expect(getPerson(scene.archive.db, id).fields.organizationId).toBe(scene.town);
  });

  test('found only nearly are shown; unknown ones are chosen, created or skipped, and remembered', async () => {
    const rows = [
      ['姓名', '单位'],
      ['一号', '柳河'],
      ['二号', '上溪村'],
      ['三号', '水管站'],
      ['四号', '老干局'],
      ['五号', null],
    ];
    const importer = await scene.open(rows);
    const asked = await importer.units();
    expect(asked.map(({ key, match }) => [key, match.state])).toEqual([
      ['', 'none'],
      ['柳河', 'likely'],
      ['上溪村', 'none'],
      ['水管站', 'none'],
      ['老干局', 'none'],
    ]);
    const units = {
      '': { action: 'use', id: scene.county },
      上溪村: { action: 'create', name: '上溪村', kind: 'village', parentId: scene.town, parentKey: null },
      水管站: { action: 'use', id: scene.town },
      老干局: { action: 'skip' },
    } as const;
    const plan = await importer.plan({ units });
    expect(plan.newUnits.map(({ path }) => path)).toEqual(['清河县 / 青石镇 / 上溪村']);
    expect((await importer.rows('refused')).map(({ name, problems }) => [name, problems[0]?.code])).toEqual([
      ['四号', 'unit.skipped'],
    ]);
    expect(await importer.apply()).toMatchObject({ added: 4, units: 1, refused: 1 });
    expect(
      [scene.person('一号'), scene.person('三号'), scene.person('五号')].map(
        ({ fields }) => fields.organizationId,
      ),
    ).toEqual([scene.village, scene.town, scene.county]);
    const next = await scene.open(rows);
    const known = await next.units();
    expect(known.map(({ key, match, remembered }) => [key, match.state, remembered])).toEqual([
      ['', 'none', false],
      ['柳河', 'likely', false],
      ['上溪村', 'exact', false],
      ['水管站', 'none', true],
      ['老干局', 'none', false],
    ]);
  });

  test('only those are created that a written row needs', async () => {
    const importer = await scene.open([
      ['姓名', '单位'],
      ['一号', '上村'],
      ['二号', '下村'],
    ]);
    await importer.plan({ units: createAll(await importer.units(), scene.town) });
    expect(await importer.apply({ rows: [3] })).toMatchObject({ added: 1, leftOut: 1, units: 1 });
    expect(
      scene.archive.db
        .prepare('SELECT name FROM organization WHERE parent_id = ? ORDER BY id')
        .pluck()
        .all(scene.town),
    ).toEqual(['柳河村', '上村']);
  });

  test('without a unit column the post or the title tells', async () => {
    const importer = await scene.open([
      ['青石镇干部名册'],
      ['姓名', '职务'],
      ['一号', '柳河村党支部书记'],
      ['二号', '书记'],
    ]);
    await importer.plan();
    await importer.apply();
    expect([scene.person('一号'), scene.person('二号')].map(({ fields }) => fields.organizationId)).toEqual([
      scene.village,
      scene.town,
    ]);
  });
});

describe('what the user takes out', () => {
  test('stays out: rows, single changes; the rest is written', async () => {
    const id = scene.save({ name: '张三', birthDate: '1978-03', phone: '1', residence: '甲' });
    scene.save({ name: '李四', birthDate: '1985-11', phone: '2' });
    const importer = await scene.open([
      ['姓名', '出生年月', '联系电话', '居住地', '单位'],
      ['张三', '1978.03', '13800001111', '乙', null],
      ['李四', '1985.11', '13800002222', null, null],
      ['王五', '1990.01', '13800003333', '丙', '青石镇'],
    ]);
    await importer.plan();
    const done = await importer.apply({
      rows: [3],
      changes: [
        [2, 'phone'],
        [4, 'residence'],
        [4, 'name'],
      ],
    });
    expect(done).toMatchObject({ added: 1, changed: 1, leftOut: 1 });
    expect(getPerson(scene.archive.db, id).fields).toMatchObject({ phone: '1', residence: '乙' });
    expect(scene.person('李四').fields.phone).toBe('2');
    expect(scene.person('王五').fields).toMatchObject({ phone: '13800003333', residence: null });
  });

  test('hidden rows are marked, and left out when the user says so', async () => {
    const rows = [
      ['姓名', '单位'],
      ['一号', '青石镇'],
      ['二号', '青石镇'],
    ];
    const hide = (sheet: Worksheet): void => void (sheet.getRow(2).hidden = true);
    const importer = await scene.open(rows, hide);
    expect((await importer.sheet()).hiddenRows).toBe(1);
    await importer.plan();
    expect((await importer.rows('new')).map(({ hidden }) => hidden)).toEqual([true, false]);
    expect((await importer.plan({ options: { ...usualOptions, hiddenRows: 'skip' } })).counts.new).toBe(1);
  });
});

describe('an import', () => {
  const distinct = (at: number): string =>
    `人${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}${'子丑寅卯辰巳午未申酉戌亥'.charAt(Math.floor(at / 10) % 12)}${'东西南北中'.charAt(Math.floor(at / 120))}`;
  const rows = [
    ['姓名', '单位'],
    ...Array.from({ length: 300 }, (_, at) => [distinct(at), at % 3 ? '青石镇' : '新村']),
  ];

  test('is one command with one audit row, and each record has it in its history', async () => {
    const before = scene.archive.db.prepare('SELECT count(*) FROM audit').pluck().get() as number;
    const importer = await scene.open([
      ['姓名', '单位'],
      ['一号', '青石镇'],
      ['二号', '新村'],
    ]);
    await importer.plan({ units: createAll(await importer.units(), scene.town) });
    await importer.apply();
    expect(scene.archive.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(before + 1);
    const changes = scene.archive.db
      .prepare('SELECT entity, label FROM audit_change WHERE seq = ? ORDER BY id')
      .all(before + 1);
    expect(changes).toEqual([
      { entity: 'organization', label: '新村' },
      { entity: 'person', label: '一号' },
      { entity: 'person', label: '二号' },
      { entity: 'import', label: '花名册.xlsx' },
    ]);
    expect(verifyAuditChain(scene.archive.db)).toMatchObject({ ok: true });
  });

  test('that is cancelled half-way leaves nothing', async () => {
    const dump = (): unknown[] =>
      ['person', 'person_key', 'organization', 'audit', 'audit_change', 'import_run', 'setting'].map(
        (table) => scene.archive.db.prepare(`SELECT * FROM ${table}`).all(),
      );
    const importer = await scene.open(rows);
    const units = createAll(await importer.units(), scene.town);
    await importer.plan({ units });
    const before = dump();
    for (const at of [0, 50, 150]) {
      const cancel = (done: number): void => {
        if (done >= at) throw new Error('cancelled');
      };
      await expect(importer.apply({}, cancel)).rejects.toThrow('cancelled');
      expect(dump()).toEqual(before);
    }
    expect(await importer.apply()).toMatchObject({ units: 1 });
  });

  test('whose preview is out of date is not written', async () => {
    const importer = await scene.open([
      ['姓名', '单位'],
      ['一号', '青石镇'],
    ]);
    await importer.plan();
    scene.save({ name: '别人' });
    await expect(importer.apply()).rejects.toMatchObject({ code: 'IMPORT_STALE' });
    await importer.plan();
    await importer.apply();
    await expect(importer.apply()).rejects.toMatchObject({ code: 'IMPORT_PLAN_GONE' });
  });

  test('of a sheet with the same columns uses the mapping of the last time', async () => {
    const sheet = [
      ['姓名', '职务一', '职务二', '单位'],
      ['一号', '书记', '主席', '青石镇'],
    ];
    const first = await scene.open(sheet);
    const { columns, signature } = await first.sheet();
    expect(columns.map(({ certainty }) => certainty)).not.toContain('remembered');
    const chosen = columns.map(({ header }) => ({
      header,
      target:
        header === '职务一'
          ? 'field:currentPost'
          : header === '职务二'
            ? ''
            : header === '姓名'
              ? 'field:name'
              : 'unit',
    }));
    await scene.archive.writeUnaudited((db) =>
      first.handlers['import.remember'](
        { signature, columns: chosen },
        {
          db,
          now: '2026-03-15T00:00:00.000Z',
          actor: { id: 1, name: 'admin', displayName: '', role: 'editor' },
        },
      ),
    );
    const second = await (await scene.open([...sheet, ['二号', '镇长', null, '青石镇']])).sheet();
    expect(second.signature).toBe(signature);
    expect(second.columns.map(({ target, remembered }) => [target, remembered])).toEqual([
      ['field:name', true],
      ['field:currentPost', true],
      [null, true],
      ['unit', true],
    ]);
  });

  test('without a column of names says so', async () => {
    const importer = await scene.open([
      ['职务', '单位'],
      ['书记', '青石镇'],
    ]);
    await expect(importer.plan()).rejects.toMatchObject({ code: 'IMPORT_NO_NAME' });
  });

  test('tells what the logic checks find, and is not hindered by it', async () => {
    const importer = await scene.open([
      ['姓名', '单位', '参加工作时间', '出生年月'],
      ['一号', '青石镇', '1970.01', '1985.01'],
    ]);
    await importer.plan();
    const { runId } = await importer.apply();
    const { counts } = await importer.findings(runId);
    expect(counts.find(({ level }) => level === 'error')?.count).toBeGreaterThan(0);
  });
});
