import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { beforeAll, expect, it } from 'vitest';
import { usualPaperOptions } from '#shared/register/papers/paper-person';
import { answerDialogs, PROJECT, takeScreenshot } from './support/app.ts';
import { addOrganization, addPerson, call } from './support/archive.ts';
import { go } from './support/forms.ts';
import { papersPdf } from './support/paper-window.ts';
import { markedPdf } from './support/pdf.ts';
import { drawPdf, type GreyPage } from './support/pdf-images.ts';
import { scene } from './support/scene.ts';

// Scans on upright sheets: what lies across is turned by a quarter to the left, so that it is read from the right as bound
// files are. A black mark in the upper left corner of every scan tells where that corner came to stand.
let page: Page;
let person: number;
const running = scene('papers-scans');
const { data } = running;

/** A grey picture with a mark of a tenth of its width and a fifth of its height. */
function markedPng(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  png.data.fill(200);
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  for (let y = 0; y < height / 5; y += 1)
    for (let x = 0; x < width / 10; x += 1) png.data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return PNG.sync.write(png);
}

/** A JPEG of 480 × 600 whose camera was held upright by a quarter: it is to be seen as 600 × 480 (Exif 2.32, 4.6.4). */
function heldAcross(): Buffer {
  const jpeg = fs.readFileSync(path.join(PROJECT, 'tests/fixtures/portraits/man.jpg'));
  const tiff = '4d4d002a00000008' + '0001' + '0112' + '0003' + '00000001' + '00060000' + '00000000';
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff, 'hex')]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

const scans = {
  '1 upright.pdf': markedPdf({ width: 595, height: 842 }),
  '2 across.pdf': markedPdf({ width: 842, height: 595 }),
  '3 across by its angle.pdf': markedPdf({ width: 595, height: 842, rotate: 90 }),
  '4 upright by its angle.pdf': markedPdf({ width: 842, height: 595, rotate: 90 }),
  '5 across.png': markedPng(400, 200),
  '6 square.png': markedPng(300, 300),
  '7 across by the camera.jpg': heldAcross(),
};

beforeAll(async () => {
  page = running.page;
  const organizationId = await addOrganization(page, '示范县青石镇');
  person = await addPerson(page, { name: '李芳', gender: '2', organizationId });
  const files = Object.entries(scans).map(([name, content]) => {
    fs.writeFileSync(path.join(data, name), content);
    return path.join(data, name);
  });
  await answerDialogs(running.app, { open: files });
  const chosen = await call(page, 'file.open', { kind: 'attachment', several: true });
  const tokens = chosen.map(({ token }) => token);
  await call(page, 'attachment.add', { personId: person, fileClass: 3, files: tokens });
});

const dpi = 100;

/** What is black below the caption and above the foot of a page, mm: left, top, right, bottom. */
function markOn({ width, height, grey }: GreyPage): number[] {
  const millimetre = dpi / 25.4;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = Math.ceil(13 * millimetre); y < 283.5 * millimetre && y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((grey[y * width + x] ?? 255) < 60) {
        [left, top] = [Math.min(left, x), Math.min(top, y)];
        [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
      }
  return [left, top, right, bottom].map((place) => place / millimetre);
}

// The box of a scan: from 8 to 202 mm across, from 13 to 283 mm down. A tenth of a side is marked, a fifth of a PNG's height.
const places: readonly (readonly [name: string, mark: readonly number[]])[] = [
  // 595 to 842 points, 270 mm high: 190.8 mm wide from 9.6 mm on.
  ['upright', [9.6, 13, 28.7, 40]],
  // Turned: the corner stands at the lower left.
  ['across', [9.6, 256, 28.7, 283]],
  // Seen as 842 × 595; its mark is at the upper right then, turned at the upper left.
  ['across by its angle', [9.6, 13, 28.7, 40]],
  // Seen as 595 × 842, not turned; its mark at the upper right.
  ['upright by its angle', [181.3, 13, 200.4, 40]],
  // 2:1, turned: 135 mm wide from 37.5 mm on; a fifth of that and a tenth of 270.
  ['picture across', [37.5, 256, 64.5, 283]],
  // As wide as the box, in its middle: 51 to 245 mm.
  ['square', [8, 51, 27.4, 89.8]],
];

it('what lies across is turned and fills its sheet, its head at the left', async () => {
  const source = {
    kind: 'people' as const,
    ids: [person],
    parts: ['scans' as const],
    options: usualPaperOptions,
  };
  const { pages } = await drawPdf(running.app, await papersPdf(running, source), dpi);
  expect(pages).toHaveLength(7);
  for (const drawn of pages) expect(drawn.width).toBe(Math.floor((210 / 25.4) * dpi));
  places.forEach(([name, mark], index) => {
    const drawn = pages[index];
    if (!drawn) throw new Error('a page is missing');
    markOn(drawn).forEach((place, side) => {
      expect.soft(Math.abs(place - (mark[side] ?? 0)), `${name}, side ${side}: ${place}`).toBeLessThan(0.5);
    });
  });
});

it('and so it stands in the preview, whatever way its camera was held', async () => {
  await go(page, `/people/${person}`);
  await page.getByRole('button', { name: /打印材料/ }).click();
  await page.getByRole('checkbox', { name: '扫描材料' }).check();
  await page.getByRole('checkbox', { name: '干部任免审批表' }).uncheck();
  await page.getByText('共 7 页').waitFor();
  await page.getByText('50%', { exact: true }).click();
  await page.locator('.preview-pages').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  const last = page.locator('.page-stack .paper-sheet').last();
  await last.getByAltText('扫描件第 1 页').waitFor();
  const [sheet, picture] = [await last.boundingBox(), await last.getByAltText('扫描件第 1 页').boundingBox()];
  const unit = (sheet?.width ?? 0) / 210;
  expect(((picture?.x ?? 0) - (sheet?.x ?? 0)) / unit).toBeCloseTo(8, 0);
  expect(((picture?.y ?? 0) - (sheet?.y ?? 0)) / unit).toBeCloseTo(13, 0);
  expect((picture?.width ?? 0) / unit).toBeCloseTo(194, 0);
  expect((picture?.height ?? 0) / unit).toBeCloseTo(270, 0);
  expect(await last.getByAltText('扫描件第 1 页').getAttribute('class')).toContain('paper-turned');
  await takeScreenshot(page, 'papers-scans-turned');
});

it('nothing complained on the way', () => {
  expect(running.problems).toEqual([]);
});
