import { Form, InputNumber, Segmented } from 'antd';
import { pagesAtOnce, type PageRange } from '#shared/printing/contract';

/** How many pages are chosen; null when the range does not fit the document. */
export function chosenPages(pages: number, range: PageRange): number | null {
  if (!range) return pages;
  return range.from <= range.to && range.to <= pages ? range.to - range.from + 1 : null;
}

/** Why the chosen pages of a list cannot all go to paper or into one PDF; null when they can. */
export function tableLimitText(chosen: number): string | null {
  if (chosen > pagesAtOnce.pdf)
    return `一次最多存为 PDF ${pagesAtOnce.pdf} 页、打印 ${pagesAtOnce.paper} 页。请选“部分”分次办理；要全部人员时宜导出 Excel`;
  if (chosen > pagesAtOnce.paper)
    return `一次最多打印 ${pagesAtOnce.paper} 页。请选“部分”分次打印，或存为 PDF 后用阅读软件打印`;
  return null;
}

/** Why a range does not fit the document. */
function rangeText({ from, to }: NonNullable<PageRange>, pages: number): string {
  return from > to && from <= pages ? '起始页不能在结束页之后' : `请填 1 至 ${pages} 之间的页码`;
}

interface Props {
  readonly pages: number;
  readonly range: PageRange;
  readonly onChange: (range: PageRange) => void;
  /** Why so many pages cannot go every way; null when they can. */
  readonly limitText: (chosen: number) => string | null;
}

/** Which pages go to paper. */
export function PageRangeItem({ pages, range, onChange, limitText }: Props) {
  const shown = { from: 1, to: Math.min(pages, pagesAtOnce.paper), ...range };
  const chosen = chosenPages(pages, range);
  const limit = chosen === null ? rangeText(shown, pages) : limitText(chosen);
  return (
    <Form.Item
      label="打印页码"
      {...(limit === null ? {} : { validateStatus: 'warning' as const, help: limit })}
    >
      <Segmented
        options={[
          { value: 'all', label: '全部' },
          { value: 'some', label: '部分' },
        ]}
        value={range ? 'some' : 'all'}
        onChange={(value) => onChange(value === 'all' ? null : { from: shown.from, to: shown.to })}
      />
      {range && (
        <div className="page-range">
          第
          <InputNumber
            aria-label="起始页"
            min={1}
            max={pages}
            precision={0}
            value={range.from}
            onChange={(from) => onChange({ ...range, from: from ?? 1 })}
          />
          至
          <InputNumber
            aria-label="结束页"
            min={1}
            max={pages}
            precision={0}
            value={range.to}
            onChange={(to) => onChange({ ...range, to: to ?? pages })}
          />
          页
        </div>
      )}
    </Form.Item>
  );
}
