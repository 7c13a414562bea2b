import type { Band } from '#shared/lib/paper/bands';
import { innerWidth } from '#shared/lib/paper/boxes';
import { flow, type FlowPage } from '#shared/lib/paper/flow';
import { formatDateInWords } from '#shared/lib/dates';
import { linesHeight, setLines, setText } from '#shared/lib/paper/set-text';
import type { TextBlock, TextStyle } from '#shared/lib/paper/sheet';
import { cellPadding, rowBand } from '#shared/lib/paper/table-bands';
import type { LayoutPart } from './paper-person';
import { printedName } from './person-texts';

const page: FlowPage = {
  width: 210,
  height: 297,
  margin: { top: 60, right: 35, bottom: 30, left: 40 },
  border: { outer: 1, inner: 1 },
};
const width = innerWidth(page);
const labelWidth = 38;
const title: TextStyle = { font: '小标宋', size: 42, leading: 56, align: 'center' };
const subtitle: TextStyle = { font: '楷体', size: 22, leading: 30, align: 'center' };
const label: TextStyle = { font: '黑体', size: 18, leading: 24, align: 'justify' };
const value: TextStyle = { font: '仿宋', size: 18, leading: 24, align: 'center' };

/** A label without lines and a value over a line to write on. */
function line(words: string, name: string, text: string): Band {
  return rowBand(
    [
      {
        name: `label:${words}`,
        left: 0,
        width: labelWidth,
        open: ['top', 'right', 'bottom', 'left'],
        content: { kind: 'text', text: setLines([words], { ...label, align: 'right' }), valign: 'bottom' },
      },
      {
        name,
        left: labelWidth,
        width: width - labelWidth,
        open: ['top', 'right', 'left'],
        content: {
          kind: 'text',
          text: setText(text, value, width - labelWidth - 2 * cellPadding),
          valign: 'bottom',
        },
      },
    ],
    18,
  );
}

function heading(name: string, text: string, style: TextStyle, after: number): TextBlock {
  const set = setText(text, style, width);
  return { kind: 'text', name, text: set, height: linesHeight(style, set.lines.length) + after };
}

/** The cover of 一人一档: whose file it is; the number is given by hand. */
export const layoutCover: LayoutPart = (person, _options, today) => {
  const items = [
    {
      kind: 'group' as const,
      blocks: [heading('title', '干部人事档案', title, 4), heading('subtitle', '（一人一档）', subtitle, 48)],
    },
    line('姓　　名：', 'name', printedName(person)),
    line('单　　位：', 'organization', person.organization),
    line('身份证号：', 'idNumber', person.content.fields.idNumber ?? ''),
    line('档案编号：', 'number', ''),
    line('整理时间：', 'made', formatDateInWords(today)),
  ];
  return { sheets: flow(items, page).map((sheet) => ({ ...sheet, unnumbered: true })), findings: [] };
};
