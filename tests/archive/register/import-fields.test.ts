import { describe, expect, test } from 'vitest';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { emptyRecord, type Field, type FieldValue } from '#shared/lib/field';
import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import { personFields, type PersonRecord } from '#shared/register/fields/person';
import { usualOptions } from '#shared/register/import/plan';
import { type Cell } from './importer';
import { idOf, importScene } from './import-scene';

const scene = importScene();

describe('every field that can be mapped', () => {
  const fields: readonly Field[] = personFields.filter(
    (field) => !('derived' in field) && field.key !== 'organizationId' && field.key !== 'name',
  );

  const codes: Readonly<Record<string, readonly string[]>> = {
    GB22611: ['1', '2'],
    GB3304: ['01', '15'],
    GB4762: ['01', '03'],
    NLLB: ['55', '60'],
    ZB09: ['0141', '0142'],
    A6501: ['17', '18'],
    ZB125: ['1', '7'],
    ZB126: ['1', '2'],
    ZB130: ['04', '03'],
    ZB135: ['1', '3'],
  };

  function sample(field: Field, variant: number): { readonly cell: Cell; readonly value: FieldValue } {
    switch (field.kind) {
      case 'month':
        return { cell: formatMonth(`201${variant}-05`), value: `201${variant}-05` };
      case 'date':
        return { cell: `201${variant}.05.06`, value: `201${variant}-05-06` };
      case 'year':
        return { cell: `201${variant}`, value: `201${variant}` };
      case 'integer':
        return { cell: variant + 3, value: variant + 3 };
      case 'flag':
        return { cell: variant === 1 ? '是' : '否', value: variant === 1 };
      case 'idNumber':
        return { cell: idOf('1980-05-05', variant), value: idOf('1980-05-05', variant) };
      case 'partyDate':
        return { cell: `200${variant}.05`, value: `200${variant}.05` };
      case 'code': {
        const code = codes[field.codes ?? '']?.[variant - 1];
        return { cell: codeText(field.codes ?? 'ZB09', code), value: code ?? null };
      }
      default:
        return { cell: `${field.label}${variant}`, value: `${field.label}${variant}` };
    }
  }

  test('is written for new people and changed for known ones, all of them', async () => {
    const header = ['姓名', '单位', ...fields.map(({ label }) => label)];
    for (const variant of [1, 2]) {
      const cells = fields.map((field) => sample(field, variant).cell);
      const importer = await scene.open([header, ['张三', '青石镇', ...cells]]);
      const { columns } = await importer.sheet();
      expect(columns.filter(({ certainty }) => certainty !== 'sure').map(({ header: name }) => name)).toEqual(
        [],
      );
      const person3 = scene.archive.db.prepare('SELECT id FROM person').pluck().get() as number | undefined;
      const decisions = person3 === undefined ? [] : [{ row: 2, as: 'person' as const, id: person3 }];
      const plan = await importer.plan({ decisions });
      expect([plan.counts, plan.problems]).toEqual([
        { new: variant === 1 ? 1 : 0, changed: variant === 2 ? 1 : 0, same: 0, refused: 0 },
        [],
      ]);
      await importer.apply();
      const { fields: stored } = scene.person('张三');
      for (const field of fields)
        expect([field.key, stored[field.key as keyof PersonRecord]]).toEqual([
          field.key,
          sample(field, variant).value,
        ]);
    }
  });

  test('keeps its value where the cell is empty, or loses it where the user says so; nobody loses name, number or unit', async () => {
    const whole = Object.fromEntries(fields.map((field) => [field.key, sample(field, 1).value]));
    const id = scene.save({ ...whole, name: '张三' } as Partial<PersonRecord>);
    const header = ['姓名', '单位', ...fields.map(({ label }) => label)];
    const rows = [
      header,
      ['张三', null, ...fields.map(({ key }) => (key === 'idNumber' ? idOf('1980-05-05', 1) : null))],
    ];
    const keep = await scene.open(rows);
    expect((await keep.plan()).counts).toMatchObject({ same: 1 });
    const clear = await scene.open(rows);
    const plan = await clear.plan({ options: { ...usualOptions, emptyCells: 'clear' } });
    expect(plan.counts).toMatchObject({ changed: 1 });
    await clear.apply();
    const { fields: stored } = getPerson(scene.archive.db, id);
    const kept = { name: '张三', idNumber: idOf('1980-05-05', 1), organizationId: scene.town };
    expect(stored).toEqual({ ...emptyRecord(personFields), ...kept });
  });
});

describe('a person written by an import', () => {
  test('is to the last derived value and search key what the form would have saved', async () => {
    const importer = await scene.open([
      [
        '姓名',
        '身份证号',
        '单位',
        '入党时间',
        '全日制学历',
        '全日制毕业院校及专业',
        '在职学历',
        '年度考核结果',
        '简历',
      ],
      [
        ...[
          '曾·单雄',
          idOf('1978-03-05', 1),
          '青石镇',
          '2002.03；民盟',
          '大学 理学学士',
          '湖南农业大学农学专业',
          '研究生',
        ],
        ...['2021年称职，2022年优秀', '1996.09--2000.07  湖南农业大学\n2000.07--  青石镇干部'],
      ],
    ]);
    await importer.plan();
    await importer.apply();
    const imported = scene.person('曾·单雄');
    const copy = scene.save(imported.fields, imported.children);
    const columns = 'SELECT * FROM person WHERE id = ?';
    const apart = { id: 0, uuid: '', created_at: '', updated_at: '', version: 0 };
    const raw = (id: number) => ({ ...(scene.archive.db.prepare(columns).get(id) as object), ...apart });
    expect(raw(imported.id)).toEqual(raw(copy));
    const keys = (id: number) =>
      scene.archive.db.prepare('SELECT key FROM person_key WHERE person_id = ? ORDER BY key').pluck().all(id);
    expect(keys(imported.id)).toEqual(keys(copy));
    expect(imported.children.appraisals.map(({ year, result }) => [year, result])).toEqual([
      ['2021', '2'],
      ['2022', '1'],
    ]);
    expect(imported.children.resume).toHaveLength(2);
    expect(imported.derived).toMatchObject({
      highestEducation: '11',
      fullTimeSchool: '湖南农业大学农学专业',
    });
  });

  test('and changed by a second one keeps its derived values and keys right', async () => {
    const id = scene.save({ name: '张三', birthDate: '1978-03' }, { educations: [] });
    const importer = await scene.open([
      ['姓名', '身份证号', '出生年月', '入党时间', '全日制学历', '单位'],
      ['张三', idOf('1978-03-05', 1), '1978.03', '1999.12', '大专', '柳河村'],
    ]);
    await importer.plan();
    await importer.apply();
    const changed = getPerson(scene.archive.db, id);
    expect([changed.version, changed.fields.organizationId, changed.derived.highestEducation]).toEqual([
      2,
      scene.village,
      '31',
    ]);
    const { rank, party } = scene.archive.db
      .prepare('SELECT highest_education_rank AS rank, party_member_since AS party FROM person WHERE id = ?')
      .get(id) as { rank: number; party: string };
    expect([rank > 0, party]).toEqual([true, '1999-12']);
    const key = scene.archive.db.prepare('SELECT person_id FROM person_key WHERE key = ?').pluck();
    expect(key.all(idOf('1978-03-05', 1).toLowerCase())).toEqual([id]);
  });
});
