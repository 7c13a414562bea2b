import type { CodeTableName } from '#shared/lib/code-tables';
import type { BodyLine, SheetLine, SheetModel } from '#shared/workbooks/model';
import { codeLines } from './column-help';
import { GUIDE_SHEET } from './columns';

/** One line of the guide: a column and how it is filled in. */
export interface GuideRow {
  readonly header: string;
  readonly required: boolean;
  readonly rule: string;
  readonly example: string;
  readonly choices: readonly string[];
  readonly codes?: CodeTableName;
}

export interface GuidePart {
  readonly sheet: string;
  /** What one row of the sheet is. */
  readonly about: string;
  readonly rows: readonly GuideRow[];
}

/** Longer lists stand among the code tables at the end. */
const FEW = 8;

function choicesText({ choices, codes }: GuideRow): string {
  if (choices.length <= FEW) return choices.join('、');
  return codes ? `见后面的代码表“${codeLines(codes).title}”` : `共 ${choices.length} 项，见下拉列表`;
}

function* body(parts: readonly GuidePart[]): Generator<BodyLine> {
  for (const { sheet, about, rows } of parts) {
    yield { group: `${sheet}：${about}` };
    for (const row of rows)
      yield [row.header, row.required ? '必填' : '', row.rule, row.example, choicesText(row)];
  }
  const long = parts.flatMap(({ rows }) => rows.filter(({ choices }) => choices.length > FEW));
  const tables = [...new Set(long.flatMap(({ codes }) => codes ?? []))].map(codeLines);
  if (tables.length > 0) yield { group: '代码表：填名称或代码都可以' };
  for (const { title, lines } of tables)
    for (const [index, line] of lines.entries()) yield [index === 0 ? title : '', '', line, '', ''];
}

/** The sheet 填写说明: general rules, then every column, then the code tables. */
export function guideSheet(rules: readonly string[], parts: readonly GuidePart[]): SheetModel {
  const lines: SheetLine[] = [
    { text: GUIDE_SHEET, style: 'title' },
    ...rules.map((rule, index): SheetLine => ({ text: `${index + 1}. ${rule}`, style: 'note' })),
  ];
  return {
    name: GUIDE_SHEET,
    lines,
    columns: [
      { header: '列', width: 26, kind: 'text', align: 'left', wrap: true, locked: true },
      { header: '要求', width: 8, kind: 'text', locked: true },
      { header: '怎样填写', width: 60, kind: 'text', align: 'left', wrap: true, locked: true },
      { header: '示例', width: 26, kind: 'text', align: 'left', wrap: true, locked: true },
      { header: '可选内容', width: 44, kind: 'text', align: 'left', wrap: true, locked: true },
    ],
    body: body(parts),
    protect: true,
    print: { paper: 'A4', orientation: 'landscape' },
  };
}
