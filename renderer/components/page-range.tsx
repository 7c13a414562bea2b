import { Form, InputNumber, Segmented } from 'antd';
import { pagesAtOnce, type PageRange } from '#shared/printing/contract';

/** Why these pages cannot go to paper; null when they can. */
export function rangeProblem(pages: number, range: PageRange): string | null {
  const chosen = range ? range.to - range.from + 1 : pages;
  if (range && (range.to > pages || chosen < 1)) return `请填 1 至 ${pages} 之间的页码`;
  if (chosen <= pagesAtOnce) return null;
  return `共 ${pages} 页，一次最多打印或存为 PDF ${pagesAtOnce} 页。请选“部分”分几次办理；全部人员宜导出 Excel`;
}

interface Props {
  readonly pages: number;
  readonly range: PageRange;
  readonly problem: string | null;
  readonly onChange: (range: PageRange) => void;
}

/** Which pages go to paper. */
export function PageRangeItem({ pages, range, problem, onChange }: Props) {
  const shown = { from: 1, to: Math.min(pages, pagesAtOnce), ...range };
  return (
    <Form.Item
      label="打印页码"
      {...(problem === null ? {} : { validateStatus: 'error' as const, help: problem })}
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
