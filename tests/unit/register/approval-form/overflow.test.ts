import { describe, expect, test } from 'vitest';
import { millimetresPerPoint } from '#shared/lib/paper/sheet';
import { fitBody, fitLine, fitPost, fitSmall, type Room } from '#shared/register/approval-form/overflow';

/** Inside of a box of the official template: its twips without 0.8 or 1.6 mm at the sides and 1 pt of line. */
function room(width: number, height: number, padding: number, type = 1): Room {
  const inner = (width * 25.4) / 1440 - 2 * padding;
  return { width: inner, height: ((height - 20) * 25.4) / 1440, type };
}
const small = room(1302, 680, 0.8);
const post = room(7068, 679, 1.6);
const text = room(8679, 1418, 1.6);
const han = (count: number) => '示范县青石镇柳河村人民政府委员会'.repeat(30).slice(0, count);
const lines = (set: { text: { lines: readonly { text: string }[] } }) =>
  set.text.lines.map((line) => line.text);

describe('small boxes: 姓名, 籍贯, 出生地, 健康状况', () => {
  test('up to four characters stand in the middle', () => {
    const set = fitSmall('示范青石', small);
    expect(lines(set)).toEqual(['示范青石']);
    expect(set.text.style).toMatchObject({ size: 14, align: 'center' });
  });
  test('five to eight stand in two lines of four at the left', () => {
    const set = fitSmall('内蒙古赤峰市', small);
    expect(lines(set)).toEqual(['内蒙古赤', '峰市']);
    expect(set.text.style).toMatchObject({ size: 14, align: 'left' });
    expect(lines(fitSmall(han(8), small)).map((line) => line.length)).toEqual([4, 4]);
  });
  test('nine and ten are set smaller, two lines of five', () => {
    const set = fitSmall(han(9), small);
    expect(lines(set).map((line) => line.length)).toEqual([5, 4]);
    expect(set.text.style.size).toBeLessThan(14);
    expect(lines(fitSmall(han(10), small)).map((line) => line.length)).toEqual([5, 5]);
  });
  test('eleven to fifteen in three lines of five', () => {
    expect(lines(fitSmall(han(12), small)).map((line) => line.length)).toEqual([5, 5, 2]);
    expect(lines(fitSmall(han(15), small)).map((line) => line.length)).toEqual([5, 5, 5]);
  });
  test('sixteen to eighteen in three lines of six', () => {
    const set = fitSmall(han(18), small);
    expect(lines(set).map((line) => line.length)).toEqual([6, 6, 6]);
    expect(set.fits).toBe(true);
  });
  test('a · never begins a line', () => {
    for (const name of ['买买提江·吐尔逊', '阿不都热合曼·买买提', '买买提·吐尔逊·江阿不都热'])
      for (const line of lines(fitSmall(name, small))) expect(line.startsWith('·')).toBe(false);
  });
  test('a date of the Party behind a name stays in one piece', () => {
    expect(lines(fitSmall('民盟、民革（2002.03）', small))).toEqual(['民盟、民革', '（2002.03）']);
  });
});

describe('posts: 现任职务, 拟任职务, 拟免职务', () => {
  const most = 80;
  const pt = (mm: number) => mm / millimetresPerPoint;
  test('two lines of full size while they hold it', () => {
    const set = fitPost(han(48), post, most);
    expect(set.text.style).toMatchObject({ size: 14, leading: 16, align: 'left' });
    expect(set.height).toBe(post.height);
  });
  test('two lines of 26 up to 52', () => {
    const set = fitPost(han(52), post, most);
    expect(lines(set).map((line) => line.length)).toEqual([26, 26]);
    expect(set.height).toBe(post.height);
  });
  test('a third line of 26 up to 78: the row grows', () => {
    const set = fitPost(han(78), post, most);
    expect(lines(set).map((line) => line.length)).toEqual([26, 26, 26]);
    expect(pt(set.height)).toBeCloseTo(48, 3);
    expect(lines(fitPost(han(53), post, most)).map((line) => line.length)).toEqual([26, 26, 1]);
  });
  test('over 78 the type shrinks, the row stays', () => {
    const set = fitPost(han(79), post, most);
    expect(set.text.style.size).toBeLessThan(13);
    expect(set.text.style.size).toBeGreaterThanOrEqual(9);
    expect(pt(set.height)).toBeCloseTo(48, 3);
  });
  test('at 9 pt the row grows again', () => {
    // 344 pt hold 38 characters of 9 pt; 324 need nine lines of 10.29 pt.
    const set = fitPost(han(324), post, most);
    expect(set.text.style.size).toBe(9);
    expect(set.text.lines).toHaveLength(9);
    expect(pt(set.height)).toBeCloseTo((9 * 9 * 16) / 14, 3);
    expect(set.fits).toBe(true);
  });
  test('what is too long for half a page is set smaller, and beyond 七号 reported', () => {
    expect(fitPost(han(480), post, 20)).toMatchObject({ height: 20, fits: true });
    expect(fitPost(han(480).repeat(4), post, 20)).toMatchObject({ height: 20, fits: false });
  });
});

describe('奖惩情况, 任免理由 and the like', () => {
  test('short text in 14 pt on lines of 16 pt at the left', () => {
    expect(fitBody('无', text).text.style).toEqual({ font: '宋体', size: 14, leading: 16, align: 'left' });
  });
  test('the editor’s 552 characters fit, smaller', () => {
    const set = fitBody(han(480) + han(72), text);
    expect(set.fits).toBe(true);
    expect(set.text.style.size).toBeLessThan(8);
  });
  test('what 七号 does not hold is set whole, smaller, and does not fit', () => {
    const long = han(480).repeat(3);
    const set = fitBody(long, text);
    expect(set.fits).toBe(false);
    expect(lines(set).join('')).toBe(long);
  });
});

test('a title is rather set in 12 pt than broken', () => {
  const box = room(3388, 692, 0.8);
  expect(fitLine('示范省委党校公共管理专业', box).text).toMatchObject({
    style: { size: 13.5, align: 'center' },
    lines: [{}],
  });
  expect(fitLine('示范农业大学经济管理学院农业经济管理专业', box).text).toMatchObject({
    style: { size: 14, align: 'left' },
    lines: [{}, {}],
  });
});

test('on B5 everything has 12 pt for 14', () => {
  const box = { ...room(1302 * (182 / 210), 680 * (257 / 297), 0.8), type: 12 / 14 };
  expect(fitSmall('示范青石', box).text.style).toMatchObject({ size: 12, leading: (16 * 12) / 14 });
  expect(lines(fitSmall(han(18), box)).map((line) => line.length)).toEqual([6, 6, 6]);
});
