import dayjs from 'dayjs';
import type { ReactNode } from 'react';

export interface HistoryLine {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface HistoryItem {
  readonly seq: number;
  readonly at: string;
  readonly actorName: string;
  readonly before: unknown;
  /** What it was; without one 新建 or 修改. */
  readonly verb?: string;
  readonly lines: readonly HistoryLine[];
  readonly action?: ReactNode;
}

/** Values of several lines stand one below the other. */
function isBlock({ before, after }: HistoryLine): boolean {
  return before.includes('\n') || after.includes('\n') || before.length + after.length > 60;
}

/** A record's history in words: when, who, and each field before and after. */
export function HistoryList({ entries }: { readonly entries: readonly HistoryItem[] }) {
  if (entries.length === 0) return <p className="quiet">没有变更记录</p>;
  return (
    <ol className="history">
      {entries.map((entry, index) => (
        <li key={`${entry.seq} ${index}`}>
          <div className="history-head">
            <b>{dayjs(entry.at).format('YYYY.MM.DD HH:mm')}</b>
            <span>{entry.actorName}</span>
            <span className="quiet">{entry.verb ?? (entry.before === null ? '新建' : '修改')}</span>
            <span className="page-head-end">{entry.action}</span>
          </div>
          {entry.lines
            .filter((line) => line.before !== line.after)
            .map((line) => (
              <div key={`${line.label}${line.after}`} className="history-line">
                <span className="quiet">{line.label}</span>
                <span>
                  {line.before !== '' && <del>{line.before}</del>}
                  {line.before !== '' && (isBlock(line) ? '\n' : ' → ')}
                  {line.after === '' ? <span className="quiet">（空）</span> : line.after}
                </span>
              </div>
            ))}
        </li>
      ))}
    </ol>
  );
}
