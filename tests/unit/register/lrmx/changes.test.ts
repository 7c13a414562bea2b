import { describe, expect, test } from 'vitest';
import { formatLrmx, parseLrmx } from '#shared/register/lrmx';
import type { LrmxFamilyRow, LrmxForm, LrmxTag } from '#shared/register/lrmx-form';

function changed(
  text: string,
  values: Partial<Record<LrmxTag, string>>,
  family?: readonly LrmxFamilyRow[],
): string {
  const form = parseLrmx(text);
  return formatLrmx({ ...form, values: { ...form.values, ...values }, family: family ?? form.family });
}

function rows(text: string): LrmxForm['family'] {
  return parseLrmx(text).family;
}

describe('a changed value', () => {
  test('changes its own element and nothing else', () => {
    const text =
      '<?xml version="1.0"?>\n<Person a="1"> <XingMing k="v">林远</XingMing>\n<JiGuan/>x<!-- c -->\n\t<MinZu > 汉族 </MinZu ></Person>\n';
    expect(changed(text, { XingMing: '林&远' })).toBe(text.replace('林远', '林&amp;远'));
    expect(changed(text, { JiGuan: '河北' })).toBe(text.replace('<JiGuan/>', '<JiGuan>河北</JiGuan>'));
    expect(changed(text, { MinZu: '' })).toBe(text.replace(' 汉族 ', ''));
    expect(changed(text, { MinZu: '汉族' })).toBe(text);
  });

  test('keeps what is unknown inside its element', () => {
    const text =
      '<Person><JiGuan>河北<!-- 核对 --><a b="1">x</a>盐山<![CDATA[ <!-- 不是批注 --> ]]></JiGuan></Person>';
    expect(parseLrmx(text).values.JiGuan).toBe('河北盐山 <!-- 不是批注 -->');
    expect(formatLrmx(parseLrmx(text))).toBe(text);
    expect(changed(text, { JiGuan: '河南' })).toBe(
      '<Person><JiGuan>河南<!-- 核对 --><a b="1">x</a></JiGuan></Person>',
    );
  });

  test('a tag that the file lacks goes to its place, written as the file is', () => {
    const text =
      '<Person>\n    <XingMing>林远</XingMing>\n    <MinZu/>\n    <ChengBaoDanWei>甲</ChengBaoDanWei>\n</Person>';
    expect(changed(text, { XingBie: '男', TianBiaoRen: '周文' })).toBe(
      text
        .replace('</XingMing>', '</XingMing>\n    <XingBie>男</XingBie>')
        .replace('</ChengBaoDanWei>', '</ChengBaoDanWei>\n    <TianBiaoRen>周文</TianBiaoRen>'),
    );
    const wife = {
      ChengWei: '妻子',
      XingMing: '何静',
      ChuShengRiQi: '',
      ZhengZhiMianMao: '',
      GongZuoDanWeiJiZhiWu: '',
    };
    expect(changed(text, {}, [wife])).toBe(
      text.replace(
        '\n    <ChengBaoDanWei>',
        `
    <JiaTingChengYuan>
        <Item>
            <ChengWei>妻子</ChengWei>
            <XingMing>何静</XingMing>
            <ChuShengRiQi/>
            <ZhengZhiMianMao/>
            <GongZuoDanWeiJiZhiWu/>
        </Item>
    </JiaTingChengYuan>
    <ChengBaoDanWei>`,
      ),
    );
  });

  test('line breaks are CRLF, characters that XML cannot hold are left out', () => {
    const text = '<Person><JianLi>甲\n乙</JianLi></Person>';
    expect(formatLrmx(parseLrmx(text))).toBe(text.replace('\n', '\r\n'));
    expect(changed(text, { JianLi: '甲\u0001\uD800\uFFFE乙\v丙' })).toBe(
      '<Person><JianLi>甲乙\r\n丙</JianLi></Person>',
    );
  });
});

describe('the family', () => {
  const item = (name: string, own = '') =>
    `<Item n="${name}"><ChengWei>亲属</ChengWei><XingMing>${name}</XingMing>${own}</Item>`;
  const list = (...items: string[]) =>
    `<Person><XingMing>林远</XingMing><JiaTingChengYuan>${items.join('')}</JiaTingChengYuan></Person>`;
  const [one, two, three] = [item('钱一', '<w>1</w>'), item('钱二'), item('钱三', '<w>3</w>')];
  const text = list(one, '<s/>', '<t/>', two, three, '<u/>');

  test('what is unknown in a row goes with the row', () => {
    const [a, b, c] = rows(text);
    if (!a || !b || !c) throw new Error('three rows');
    expect(changed(text, {}, [a, b, c])).toBe(text);
    expect(changed(text, {}, [c, a, b])).toBe(list(three, '<s/>', '<t/>', one, two, '<u/>'));
    expect(changed(text, {}, [a, c])).toBe(list(one, '<s/>', '<t/>', three, '<u/>'));
    expect(changed(text, {}, [])).toBe(list('<s/>', '<t/>', '<u/>'));
    const older = { ...c, ChengWei: '长辈' };
    expect(changed(text, {}, [a, b, older])).toBe(text.replace(three, three.replace('亲属', '长辈')));
    expect(changed(text, {}, [a, b, { ...c, GongZuoDanWeiJiZhiWu: '某局' }])).toBe(
      text.replace('钱三</XingMing>', '钱三</XingMing><GongZuoDanWeiJiZhiWu>某局</GongZuoDanWeiJiZhiWu>'),
    );
  });

  test('a new row has all five tags', () => {
    const family = [
      ...rows(text),
      {
        ChengWei: '女儿',
        XingMing: '林禾',
        ChuShengRiQi: '2014',
        ZhengZhiMianMao: '',
        GongZuoDanWeiJiZhiWu: '',
      },
    ];
    expect(changed(text, {}, family)).toBe(
      text.replace(
        '<u/>',
        `<u/><Item><ChengWei>女儿</ChengWei><XingMing>林禾</XingMing><ChuShengRiQi>2014</ChuShengRiQi><ZhengZhiMianMao></ZhengZhiMianMao><GongZuoDanWeiJiZhiWu></GongZuoDanWeiJiZhiWu></Item>`,
      ),
    );
  });

  test('of a list or a value that stands twice the one that says something is read, both are kept', () => {
    const twice = `<Person><JiGuan/><JiGuan>河北</JiGuan><JiaTingChengYuan/><JiaTingChengYuan>${one}</JiaTingChengYuan></Person>`;
    const form = parseLrmx(twice);
    expect(form.values.JiGuan).toBe('河北');
    expect(form.family).toHaveLength(1);
    expect(formatLrmx(form)).toBe(twice);
  });
});
