import { describe, expect, it } from 'vitest';
import { sheetBoxes } from '#shared/lib/paper/boxes';
import { layoutPapers } from '#shared/register/papers/layout-papers';
import {
  paperParts,
  usualPaperOptions,
  type PaperPart,
  type PaperPerson,
} from '#shared/register/papers/paper-person';
import { row } from '../register/checks/sound';
import { fullPerson, nobody, paperPerson, scan, today } from './people';
import { boxTexts, overflows, wordsOn } from './support';

function sheetsOf(person: PaperPerson, part: PaperPart) {
  return layoutPapers(person, [part], usualPaperOptions, today).sheets;
}

function boxOf(person: PaperPerson, part: PaperPart, name: string): string | undefined {
  return boxTexts(sheetsOf(person, part), name)[0];
}

/** The parts of this folder: the approval form has tests of its own. */
const parts = paperParts.map(({ key }) => key).filter((key) => key !== 'approvalForm');

describe('the papers of a personnel file', () => {
  it.each(parts)('%s holds a person with every field at its maximum, losing nothing', (part) => {
    const person = fullPerson();
    const sheets = sheetsOf(person, part);
    expect(overflows(sheets)).toEqual([]);
    const shown: Partial<Record<PaperPart, readonly string[]>> = {
      basicTable: [
        ...person.content.children.family.map(({ work }) => work ?? ''),
        ...person.content.children.appointments.map(({ post }) => post ?? ''),
        ...person.content.children.educations.map(({ school, major }) => `${school}${major}`),
        person.content.fields.currentPost ?? '',
        person.content.fields.speciality ?? '',
      ],
      reserveForm: [person.content.fields.rewardSummary ?? '', person.content.fields.appraisalSummary ?? ''],
      familyTable: person.content.children.family.map(({ work }) => work ?? ''),
    };
    // Cells stand side by side: what grows over two sheets is looked for in pieces of a line.
    for (const text of shown[part] ?? []) expect(wordsOn(sheets)).toContain(text.slice(-8));
    const family = person.content.children.family.length;
    if (part === 'familyTable') expect(boxTexts(sheets, `work.${family}`).join('')).not.toBe('');
  });

  it.each(parts)('%s of somebody of whom nothing is known is a blank form', (part) => {
    const sheets = sheetsOf(nobody(), part);
    expect(overflows(sheets)).toEqual([]);
    expect(sheets.length).toBe(
      part === 'scans' ? 0 : ['basicTable', 'reserveForm', 'annualAppraisal'].includes(part) ? 2 : 1,
    );
    expect(wordsOn(sheets)).not.toMatch(/null|undefined|NaN/);
  });
});

describe('basic table', () => {
  it('has the identity, posts, ranks, family and both opinions in their boxes', () => {
    const person = paperPerson();
    const box = (name: string) => boxOf(person, 'basicTable', name);
    expect(box('name')).toBe('王晓明');
    expect(box('birthDate')).toBe('1985.03/（41岁）');
    expect(box('partyJoined')).toBe('2006.05');
    expect(box('rank')).toBe('四级主任科员');
    expect(box('educations.schoolText.1')).toBe('雁阵农业大学农学');
    expect(box('appointments.unitText.1')).toBe('雁阵镇人民政府');
    expect(box('appraisals.result2.1')).toBe('称职');
    // Spouse, children, parents: the customary order; names of two characters are spread.
    expect(box('family.nameText.1')).toBe('李　红');
    expect(box('family.relation.2')).toBe('女儿');
    expect(boxTexts(sheetsOf(person, 'basicTable'), 'approvingOpinion')).toEqual([
      '',
      '（盖　章）/　　　　年　　月　　日',
    ]);
  });

  it('grows by a row for everybody, the heads standing again where the table goes on', () => {
    const person = paperPerson();
    person.content.children.family.push(
      ...Array.from({ length: 40 }, (_, index) =>
        row('family', { relation: '社会关系', name: `甲乙${index}` }),
      ),
    );
    const sheets = sheetsOf(person, 'basicTable');
    expect(boxTexts(sheets, 'label:family.relation')).toHaveLength(2);
    expect(boxTexts(sheets, 'family.nameText.43')).toEqual(['甲乙39']);
    expect(boxTexts(sheets, 'continued')[0]).toBe('王晓明　干部基本情况登记表（续）');
    expect(overflows(sheets)).toEqual([]);
  });
});

describe('reserve form', () => {
  it('leaves what the register has no field for to the pen', () => {
    expect(boxOf(paperPerson(), 'reserveForm', 'reserveKind')).toBe('□ 正职　□ 副职');
    expect(boxOf(paperPerson(), 'reserveForm', 'character')).toBe('');
    expect(boxOf(paperPerson(), 'reserveForm', 'appraisals')).toBe('2023年、2024年年度考核均为称职');
  });

  it('says when the resume is longer than the customary 500 characters', () => {
    const person = paperPerson();
    expect(layoutPapers(person, ['reserveForm'], usualPaperOptions, today).findings).toEqual([]);
    person.content.children.resume.push(row('resume', { started: '2022-01', content: '任'.repeat(500) }));
    const [finding] = layoutPapers(person, ['reserveForm'], usualPaperOptions, today).findings;
    expect(finding).toMatchObject({ level: 'hint', field: 'children.resume' });
    expect(finding?.message).toContain('现有 530 字');
  });
});

describe('the photo', () => {
  const photoOf = (person: PaperPerson, part: PaperPart) =>
    sheetsOf(person, part)
      .flatMap(sheetBoxes)
      .find(({ content }) => content.kind === 'photo');

  it.each(['basicTable', 'reserveForm'] as const)('%s: stays whole where the rows beside it grow', (part) => {
    const plain = photoOf(nobody(), part);
    // A row of 12 mm, and three with labels of two lines: twice 15 pt and 2 mm.
    expect([plain?.width, plain?.height?.toFixed(2)]).toEqual([38, '49.75']);
    const grown = photoOf(fullPerson(), part);
    expect(grown?.height).toBeGreaterThan(60);
    for (const box of [plain, grown]) expect(box?.content).toMatchObject({ whole: true });
  });

  it('fills the box of the approval form, which is of one size', () => {
    for (const person of [paperPerson(), fullPerson()]) {
      const box = photoOf(person, 'approvalForm');
      expect([box?.width, box?.height].map((length) => length?.toFixed(1))).toEqual(['36.3', '49.2']);
      expect(box?.content).not.toHaveProperty('whole');
    }
  });
});

describe('annual appraisal', () => {
  it('is of the latest year on record and has its result', () => {
    expect(boxOf(paperPerson(), 'annualAppraisal', 'year')).toBe('（ 2024 年度）');
    expect(boxOf(paperPerson(), 'annualAppraisal', 'committee')).toBe('2024年度考核结果：称职。');
    expect(boxOf(nobody(), 'annualAppraisal', 'year')).toBe('（ 2025 年度）');
  });

  it('explains 不定等次 in the box for it', () => {
    const person = paperPerson();
    person.content.children.appraisals.push(
      row('appraisals', { year: '2025', result: '5A', remark: '试用期' }),
    );
    expect(boxOf(person, 'annualAppraisal', 'committee')).toBe('');
    expect(boxOf(person, 'annualAppraisal', 'withoutResult')).toBe(
      '2025年度考核结果：新录用试用期不定等次。试用期',
    );
    const asked = layoutPapers(
      person,
      ['annualAppraisal'],
      { ...usualPaperOptions, appraisalYear: 2023 },
      today,
    ).sheets;
    expect(boxTexts(asked, 'committee')[0]).toBe('2023年度考核结果：称职。');
  });
});

describe('family table, resume and cover', () => {
  it('collects the family in the columns of the official table', () => {
    const box = (name: string) => boxOf(paperPerson(), 'familyTable', name);
    expect([box('kind.1'), box('relation.1'), box('birthDate.1'), box('work.1')]).toEqual([
      '家庭成员',
      '妻子',
      '1986.07',
      '雁阵镇中心小学教师',
    ]);
    expect(box('label:condition')).toBe('人员/现状');
    expect(sheetsOf(paperPerson(), 'familyTable')[0]).toMatchObject({ width: 297, height: 210 });
  });

  it('introduces the person and hangs the resume behind its dates', () => {
    expect(boxOf(paperPerson(), 'resume', 'introduction')?.replaceAll('/', '')).toBe(
      '王晓明，男，汉族，1985年3月出生，湖南桃源人，2007年8月参加工作，2006年5月加入中国共产党，大学学历、农学学士，现任雁阵镇党委委员、副镇长。',
    );
    const person = paperPerson();
    person.content.children.resume.push(row('resume', { started: '2022-01', content: '任'.repeat(300) }));
    const sheets = sheetsOf(person, 'resume');
    expect(boxTexts(sheets, 'resume')[0]).toMatch(/^2003\.09--2007\.08 {2}雁阵农业大学/);
    const lines = sheets.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'text' && block.name === 'resume' ? block.text.lines : [])),
    );
    // Half of 18 characters of 16 pt.
    expect(lines.at(-1)?.indent).toBeCloseTo(50.8, 1);
  });

  it('says on the cover whose file it is', () => {
    expect(boxOf(paperPerson(), 'cover', 'organization')).toBe('雁阵镇人民政府');
    expect(boxOf(paperPerson(), 'cover', 'made')).toBe('2026年11月23日');
    expect(boxOf(paperPerson(), 'cover', 'number')).toBe('');
  });
});

describe('catalogue and scans', () => {
  const items = [
    scan({ id: 7, fileClass: 1, pages: 2, scanPages: 2 }),
    // The list says one page, the file has three: the file counts where pages are bound.
    scan({ id: 8, fileClass: 3, title: '考核表', pages: 1, scanPages: 3 }),
    scan({ id: 9, fileClass: 3, title: '鉴定', pages: null, scanPages: 1, mediaType: 'image/jpeg' }),
  ];

  it('has every item under its class, and all ten classes', () => {
    const sheets = sheetsOf(paperPerson(items), 'catalogue');
    expect(boxTexts(sheets, 'class.10')).toEqual(['十、其他']);
    expect(boxTexts(sheets, 'title.2')).toContain('鉴定');
    expect(boxTexts(sheets, 'foot')[0]).toMatch(/^共 3 份材料，4 页。/);
  });

  it('takes lower rows where they save a sheet; what goes on upon another says whose it is', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => scan({ id: index + 1 }));
    const rows = (count: number) =>
      sheetsOf(paperPerson(many(count)), 'catalogue').map(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'grid' ? block.rows.slice(1) : [])),
      );
    // 10 headings, 10 blank rows and so many items in about 218 mm.
    expect(rows(5).map(({ length }) => length)).toEqual([25]);
    expect(Math.min(...(rows(5)[0] ?? []))).toBeGreaterThanOrEqual(8.5);
    expect(rows(9).map(({ length }) => length)).toEqual([29]);
    expect(Math.max(...(rows(9)[0] ?? []))).toBeLessThan(8.5);
    const sheets = sheetsOf(paperPerson(many(20)), 'catalogue');
    expect(sheets).toHaveLength(2);
    expect(boxTexts(sheets, 'continued')).toEqual(['王晓明　干部人事档案材料目录（续）']);
    expect(Math.min(...rows(20).flat())).toBeGreaterThanOrEqual(8.5);
  });

  it('names the sheet on which every item begins, behind whatever stands before', () => {
    const all: PaperPart[] = ['cover', 'catalogue', 'resume', 'scans'];
    const { sheets } = layoutPapers(paperPerson(items), all, { ...usualPaperOptions, numbered: true }, today);
    const first = (id: number): number =>
      sheets.findIndex(({ blocks }) =>
        blocks.some((block) => block.kind === 'scan' && block.attachmentId === id && block.page === 1),
      ) + 1;
    const numbers = boxTexts(sheets, 'page.1').concat(boxTexts(sheets, 'page.2')).filter(Boolean);
    expect(numbers.map(Number)).toEqual([first(7), first(8), first(9)]);
    expect(first(7)).toBe(4);
    expect(sheets[3]?.foot).toBe('第 4 页　共 9 页');
  });

  it('begins every paper on a front side where both are printed, the catalogue counting blank ones', () => {
    const all: PaperPart[] = ['cover', 'catalogue', 'approvalForm', 'resume', 'scans'];
    const both = { ...usualPaperOptions, numbered: true, duplex: true };
    const { sheets } = layoutPapers(paperPerson(items), all, both, today);
    const titles = sheets.map((sheet) => wordsOn([sheet]).slice(0, 4));
    expect([titles[0], titles[1], titles[2], titles[3]]).toEqual(['干部人事', '', '干部人事', '']);
    expect([titles[4], titles[6], titles[7]]).toEqual(['干部任免', '王晓明同', '']);
    expect(boxTexts(sheets, 'page.1').find(Boolean)).toBe('9');
    expect(titles[8]).toBe('1-1干');
    // The cover and blank backs count, but carry no number.
    expect(sheets.map(({ foot }) => foot?.replace('　共 14 页', '') ?? '')).toEqual([
      ...['', '', '第 3 页', '', '第 5 页', '第 6 页', '第 7 页', ''],
      ...['第 9 页', '第 10 页', '第 11 页', '第 12 页', '第 13 页', '第 14 页'],
    ]);
  });

  it('ends in no blank back where what was chosen last has no sheet', () => {
    const both = { ...usualPaperOptions, numbered: true, duplex: true };
    const { sheets } = layoutPapers(paperPerson(), ['cover', 'resume', 'scans'], both, today);
    expect(sheets.map(({ foot }) => foot)).toEqual([undefined, undefined, '第 3 页　共 3 页']);
  });

  it('loses no page of a scan, and says what cannot be counted or printed', () => {
    const odd = [scan({ scanPages: null, pages: 2 }), scan({ mediaType: 'image/tiff', scanPages: 1 })];
    const { sheets, findings } = layoutPapers(
      paperPerson([...items, ...odd]),
      ['scans'],
      usualPaperOptions,
      today,
    );
    expect(sheets).toHaveLength(6 + 2 + 1);
    expect(findings.map(({ level }) => level)).toEqual(['warning', 'error']);
    expect(boxTexts(sheets, 'caption')[2]).toBe('3-1　考核表　1/3');
  });
});
