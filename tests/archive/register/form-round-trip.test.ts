import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeText } from '#shared/lib/code-tables';
import { checkForm } from '#shared/register/approval-form/check-form';
import { defaultCheckSettings } from '#shared/register/checks/check-settings';
import type { LrmxForm, LrmxGeneration, LrmxTag } from '#shared/register/lrmx-form';
import { photoOf } from '#shared/register/lrmx-photo';
import { exportForms } from '../../../electron/features/register/approval-form/form-export.service';
import { readFormFile } from '../../../electron/files/form-files';
import { temporaryFolder } from '../helpers';
import { formFolder, portraits, readForms, token } from './form-scene';
import { importScene } from './import-scene';
import { jobContext, today } from './support';

// Somebody new comes in by a file and goes out again: every element of the file is held against what it was. What differs
// is written down here, element by element, with its reason; anything else that differed would be a loss.

const scene = importScene();
const corpus = 'tests/fixtures/lrmx/files';
const names = readdirSync(corpus).filter((name) => /\.lrmx?$/.test(name));

/** Reads a file as somebody new, writes it, and exports it. */
async function throughTheArchive(name: string, generation: LrmxGeneration): Promise<LrmxForm> {
  const folder = temporaryFolder();
  copyFileSync(join(corpus, name), join(folder, name));
  const picture = name.replace(/\.lrm$/, '.pic');
  if (readdirSync(corpus).includes(picture)) copyFileSync(join(corpus, picture), join(folder, picture));
  const reader = await readForms(scene.archive, folder);
  await reader.choose({ type: 'unit', file: 0, id: scene.town });
  // The window cuts photos that are not 4:5.
  for (const file of await reader.photos())
    await reader.choose({ type: 'photo', file, image: portraits.man });
  await reader.apply();
  const out = temporaryFolder();
  const ids = scene.archive.db.prepare<[], number>('SELECT id FROM person').pluck().all();
  const context = { ...jobContext(scene.archive, 'form.export'), pathOf: () => out };
  await exportForms(
    { ids, kind: 'lrmx', generation, pattern: '{姓名}', folder: token, existing: 'refuse' },
    context,
  );
  return (await readFormFile(join(out, readdirSync(out)[0] ?? ''))).form;
}

/** Texts that say nothing of what stands between their words. */
function words(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What an element of a file becomes on its way, where that is not itself. */
const becomes: Partial<Record<LrmxTag, (form: LrmxForm, text: string) => string>> = {
  // A line of the resume that the file broke off is one line again; the editor breaks it anew.
  JianLi: (_form, text) => words(text),
  // Whose box is empty, and who has no rewards in the archive, has none.
  JiangChengQingKuang: (_form, text) => text || '无',
  // The month that ages are counted to belongs to the form that is being made, not to the person.
  JiSuanNianLingShiJian: () => today.slice(0, 7).replace('-', ''),
  // Check letters are capitals.
  ShenFenZheng: (_form, text) => text.toUpperCase(),
  // Only a JPEG is a photo.
  ZhaoPian: (form, text) => (photoOf(form).kind === 'jpeg' ? text : ''),
  // This program's own.
  Version: ({ generation }) => (generation === 4 ? '4.0' : '3.2.1.16'),
  // Worked out where the file has none, as far as sex and birth are known: men 60, women 55 (the rule of 2025).
  GaiGeQianRenZhiNianLingJieXian: ({ generation, values: { XingBie } }, text) =>
    text || generation === 3 || XingBie === '' ? text : codeText('NLLB', XingBie === '男' ? '60' : '55'),
  DaoLingNianYue: ({ generation, values: { ChuShengNianYue } }, text) =>
    // Born 1985-04, 60 in 2045-04, three years later by the reform.
    text || generation === 3 || ChuShengNianYue !== '198504' ? text : '204804',
};

/** The customary order: spouse, children, parents, others. */
const places: Readonly<Record<string, number>> = { 妻子: 0, 女儿: 1, 父亲: 2, 母亲: 2, 其他: 3 };

/** Family rows in their customary order; 1958春 is no date that an archive keeps, which the clerk is told. */
function familyOf({ family }: LrmxForm): LrmxForm['family'] {
  return family
    .map((row) => ({ ...row, ChuShengRiQi: /^\d*$/.test(row.ChuShengRiQi) ? row.ChuShengRiQi : '' }))
    .sort((a, b) => (places[a.ChengWei] ?? -1) - (places[b.ChengWei] ?? -1));
}

test.each(names)('%s comes out as it came in', async (name) => {
  const { form } = await readFormFile(join(corpus, name));
  const out = await throughTheArchive(name, form.generation);
  for (const [tag, text] of Object.entries(form.values) as [LrmxTag, string][]) {
    const expected = becomes[tag]?.(form, text) ?? text;
    const found = tag === 'JianLi' ? words(out.values[tag]) : out.values[tag];
    expect([tag, found]).toEqual([tag, expected]);
  }
  expect(out.family).toEqual(familyOf(form));
});

describe('what a form says where the archive has no rows', () => {
  test('stands with the person as said, and no rows are made of it', async () => {
    await throughTheArchive('usual.lrm', 3);
    const { fields, children } = scene.person('林远');
    expect(fields).toMatchObject({
      rewardSummary: '2019年12月被评为某县优秀公务员；\n2021年6月被评为某市“优秀党务工作者”。',
      appraisalSummary: '2024年、2025年年度考核均为优秀',
    });
    expect([children.rewards, children.appraisals]).toEqual([[], []]);
  });

  test('无 and 到龄年月 are kept too, although the same would be drawn: the checks do not ask for them again', async () => {
    const values = {
      XingMing: '张三',
      XingBie: '女',
      ChuShengNianYue: '197003',
      JiangChengQingKuang: '无',
      DaoLingNianYue: '202506',
      GaiGeQianRenZhiNianLingJieXian: '改革前任职年龄界限为55岁',
    };
    const reader = await readForms(scene.archive, formFolder({ '张三.lrmx': values }));
    await reader.choose({ type: 'unit', file: 0, id: scene.town });
    await reader.choose({ type: 'row', file: 0, key: 'reformAgeLimit', side: 'archive' });
    await reader.apply();
    const { fields, children } = scene.person('张三');
    // 55 in 2025-03: two months after the start of the reform, one month later. The file says otherwise, and stands.
    expect(fields).toMatchObject({
      rewardSummary: '无',
      retirementMonth: '2025-06',
      reformAgeLimit: null,
    });
    expect(children.rewards).toEqual([]);
    const again = await readForms(scene.archive, formFolder({ '张三.lrmx': values }));
    expect(again.session).toMatchObject({ counts: { same: 1 }, changed: 0 });
  });
});

describe('a file of 4.0 that was just written', () => {
  test.each(names)('leaves the check of files nothing to ask of the reform: %s', async (name) => {
    const out = await throughTheArchive(name, 4);
    const context = { today, settings: defaultCheckSettings };
    const found = checkForm(out, context).filter(({ rule }) => rule === 'form.reform');
    // Sex and birth are not known of everybody: then somebody must fill them in.
    expect(found.length).toBe(out.values.XingBie === '' ? 2 : 0);
  });
});
