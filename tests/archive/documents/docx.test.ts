import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { READ_LIMITS } from '#shared/workbooks/limits';
import { layoutLetter } from '#shared/lib/paper/letter';
import { evenSheets, layoutPapers } from '#shared/register/papers/layout-papers';
import {
  paperParts,
  usualPaperOptions,
  type PaperPart,
  type PaperPerson,
} from '#shared/register/papers/paper-person';
import { writeDocx } from '../../../electron/documents/docx';
import { bufferSource } from '../../../electron/workbooks/file-source';
import { readDirectory } from '../../../electron/workbooks/zip-directory';
import { readPartText } from '../../../electron/workbooks/zip-part';
import { row } from '../../unit/register/checks/sound';
import { fullPerson, paperPerson, scan, today } from '../../unit/paper/people';
import { textsOf } from '../../unit/paper/support';

const portrait = readFileSync(new URL('../../fixtures/portraits/woman.jpg', import.meta.url));

/** A part of a document as text. */
async function partOf(docx: Buffer, name: string): Promise<string> {
  const source = bufferSource(docx);
  const entry = [...readDirectory(source, READ_LIMITS).values()].find((one) => one.name === name);
  if (!entry) throw new Error(`no ${name}`);
  return readPartText(source, entry);
}

async function documentOf(person: PaperPerson, part: PaperPart): Promise<string> {
  const paper = layoutPapers(person, [part], { ...usualPaperOptions, numbered: true }, today);
  const docx = await writeDocx([paper], { title: part, scan: () => ({ type: 'jpg', content: portrait }) });
  return partOf(docx, 'word/document.xml');
}

function numbers(xml: string, pattern: RegExp): number[] {
  return [...xml.matchAll(pattern)].map((match) => Number(match[1]));
}

/** What stands in a document, without blanks and tabs. */
function wordsIn(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((match) => match[1])
    .join('')
    .replace(/\s/g, '');
}

const parts = paperParts.map(({ key }) => key).filter((key) => key !== 'scans');

describe('papers as .docx', () => {
  test.each(parts)(
    '%s has every word of the layout, of a person with every field at its maximum',
    async (part) => {
      const person = fullPerson(3);
      const { sheets } = layoutPapers(person, [part], usualPaperOptions, today);
      const expected = textsOf(sheets)
        .map(({ text }) => text.text)
        .join('')
        .replace(/\s/g, '');
      const letters = (text: string): string => [...text].sort().join('');
      expect(letters(wordsIn(await documentOf(person, part)))).toBe(letters(expected));
    },
  );

  test('a grid is a table of the same widths and heights, a sheet a section of the same page', async () => {
    const xml = await documentOf(paperPerson(), 'reserveForm');
    // 165 mm are 9354 twips; a table's columns and the cells of each of its rows sum to that.
    const tables = xml.split('<w:tbl>').slice(1);
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      const grid = numbers(table, /<w:gridCol w:w="(\d+)"/g);
      expect(grid.reduce((sum, width) => sum + width, 0)).toBe(9354);
      for (const tableRow of table.split('<w:tr>').slice(1)) {
        const widths = numbers(tableRow.split('</w:tr>')[0] ?? '', /<w:tcW w:type="dxa" w:w="(\d+)"/g);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9354);
      }
    }
    const [front = '', back = ''] = tables;
    const heightOf = (table: string): number =>
      numbers(table, /<w:trHeight w:val="(\d+)"/g).reduce((sum, height) => sum + height, 0);
    // 257 mm between the margins, without the title and the line under it; a hundredth of a mm is half a twip.
    expect(heightOf(front)).toBeGreaterThan(13_300);
    expect(heightOf(front)).toBeLessThan(14_571);
    expect(heightOf(back)).toBeLessThan(14_571);
    expect(xml.match(/<w:pgSz w:w="11906" w:h="16838"/g)).toHaveLength(2);
    expect(await documentOf(paperPerson(), 'familyTable')).toContain(
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    );
  });

  test('a resume hangs by an indent of 18 half widths behind a tab, not by blanks', async () => {
    const person = paperPerson();
    person.content.children.resume.push(row('resume', { started: '2022-01', content: '任'.repeat(100) }));
    const xml = await documentOf(person, 'resume');
    // 18 half widths of 16 pt are 144 pt.
    expect(xml).toContain('<w:ind w:left="2880" w:hanging="2880"/>');
    expect(xml).toMatch(/>2003\.09--2007\.08<\/w:t><\/w:r><w:r>.{0,200}<w:tab\/>/);
    expect(xml).not.toMatch(/--\d{4}\.\d{2} {2}/);
    const form = await documentOf(person, 'approvalForm');
    // 14 pt: the indent that the common converters' template has.
    expect(form).toContain('<w:ind w:left="2520" w:hanging="2520"/>');
  });

  test('a paragraph is one, an indent of two characters its own, and labels keep their lines', async () => {
    const parts = [{ kind: 'paragraph' as const, text: '经研究决定，'.repeat(20) }];
    const letter = { title: '通知', parts, signature: ['县委组织部'], date: '2026年1月1日' };
    const docx = await writeDocx([{ sheets: layoutLetter(letter) }], { title: '通知', scan: () => null });
    const xml = await partOf(docx, 'word/document.xml');
    expect(xml).toContain(`>${'经研究决定，'.repeat(20)}<`);
    expect(xml).toContain('<w:ind w:left="0" w:firstLine="640"/>');
    expect(xml).toMatch(/w:line="560" w:lineRule="exact"/);
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    const form = await documentOf(paperPerson(), 'basicTable');
    expect(form).toMatch(/>参加工<.*>作时间</);
  });

  test('photos are pictures, and a scan that is none is named', async () => {
    expect(await documentOf(paperPerson(), 'basicTable')).toContain('<a:blip');
    const person = paperPerson([scan({ scanPages: 2 })]);
    expect((await documentOf(person, 'scans')).match(/<a:blip/g)).toHaveLength(2);
    const paper = layoutPapers(person, ['scans'], usualPaperOptions, today);
    const docx = await writeDocx([paper], { title: '扫描', scan: () => null });
    expect(wordsIn(await partOf(docx, 'word/document.xml')).match(/不能放入Word文档/g)).toHaveLength(2);
  });

  test('a scan that lies across has a page that does', async () => {
    const lying = PNG.sync.write(new PNG({ width: 400, height: 300 }));
    const square = PNG.sync.write(new PNG({ width: 300, height: 300 }));
    const person = paperPerson([1, 2, 3].map((id) => scan({ id, scanPages: 1 })));
    const paper = layoutPapers(person, ['scans'], usualPaperOptions, today);
    const contents = [portrait, lying, square];
    const docx = await writeDocx([paper], {
      title: '扫描',
      scan: (id) => ({ type: id === 1 ? 'jpg' : 'png', content: contents[id - 1] ?? portrait }),
    });
    const xml = await partOf(docx, 'word/document.xml');
    expect(numbers(xml, /<w:pgSz w:w="(\d+)"/g)).toEqual([11_906, 16_838, 11_906]);
    // 210 mm less the margins of 8 and 14 mm, the line above and a little room: 181 mm, of 36,000 units each.
    const heights = numbers(xml, /<wp:extent cx="\d+" cy="(\d+)"/g).map((height) => height / 36_000);
    expect(heights[1]).toBeCloseTo(181, 0);
  });

  test('pages are counted by fields, for each of several people from 1', async () => {
    const paper = layoutPapers(
      paperPerson(),
      ['basicTable'],
      { ...usualPaperOptions, numbered: true },
      today,
    );
    const docx = await writeDocx([paper, paper], { title: '材料', scan: () => null });
    const xml = await partOf(docx, 'word/document.xml');
    expect(xml.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(2);
    const foot = await partOf(docx, 'word/footer1.xml');
    expect(foot).toContain('PAGE');
    expect(wordsIn(foot)).toBe('第页共2页');
  });

  test('the blank back behind a paper has no number, and the one behind somebody counts in no total', async () => {
    const look = { ...usualPaperOptions, numbered: true, duplex: true };
    const { sheets } = layoutPapers(paperPerson(), ['cover', 'resume'], look, today);
    const papers = [{ sheets: evenSheets(sheets) }, { sheets }];
    const docx = await writeDocx(papers, { title: '材料', scan: () => null });
    const feet = await Promise.all([1, 2, 3].map((at) => partOf(docx, `word/footer${at}.xml`)));
    expect(feet.map(wordsIn)).toEqual(['', '', '第页共3页']);
  });

  test('a photo stands whole within a box that has grown, and is not cut', async () => {
    const person = paperPerson();
    person.content.fields.technicalTitle = '高级工程师'.repeat(20);
    const form = await documentOf(person, 'reserveForm');
    const [, across, down] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(form)?.map(Number) ?? [];
    expect((across ?? 0) / (down ?? 1)).toBeCloseTo(4 / 5, 2);
    // 38 mm less a margin, of 36,000 units each.
    expect((across ?? 0) / 36_000).toBeCloseTo(37.2, 1);
    expect(form).not.toMatch(/<a:srcRect [^>]*="[1-9]/);
  });
});
