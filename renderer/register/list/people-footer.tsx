import { Pagination } from 'antd';
import type { ReactNode } from 'react';
import type { Condition } from '#shared/register/list/condition';
import { educationBands } from '#shared/register/list/condition-fields';
import { bandCondition, footerConditions, type PersonFooter } from '#shared/register/list/person-list';

export const pageSizes = [50, 100, 200] as const;
export type PageSize = (typeof pageSizes)[number];

interface Props {
  /** Undefined until the first counts have come. */
  readonly counts: PersonFooter | undefined;
  /** Why there are no counts. */
  readonly failure: string | null;
  /** The counts shown belong to the list before. */
  readonly stale: boolean;
  readonly page: number;
  readonly pageSize: PageSize;
  readonly onPage: (page: number, size: PageSize) => void;
  /** Shows the people behind a number. */
  readonly onOpen: (condition: Condition) => void;
}

interface CountProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint: string;
  readonly onClick: () => void;
}

function Count({ label, value, hint, onClick }: CountProps) {
  return (
    <button type="button" className="footer-count" title={hint} onClick={onClick}>
      {label} <b>{value}</b>
    </button>
  );
}

function share(part: number, total: number): string {
  return total === 0 ? '' : `，占 ${((part / total) * 100).toFixed(1)}%`;
}

function Counts({ counts, onOpen }: { readonly counts: PersonFooter; readonly onOpen: Props['onOpen'] }) {
  const { total, women, partyMembers, averageAge, agesKnown, bands } = counts;
  const unknownAges = total - agesKnown;
  return (
    <>
      {women > 0 && (
        <Count
          label="女"
          value={women.toLocaleString()}
          hint={`女 ${women} 人${share(women, total)}，点击查看`}
          onClick={() => onOpen(footerConditions.women)}
        />
      )}
      {partyMembers > 0 && (
        <Count
          label="中共党员"
          value={partyMembers.toLocaleString()}
          hint={`中共党员（含预备党员）${partyMembers} 人${share(partyMembers, total)}，点击查看`}
          onClick={() => onOpen(footerConditions.partyMembers)}
        />
      )}
      {averageAge !== null && (
        <Count
          label="平均年龄"
          value={averageAge.toFixed(1)}
          hint={`按计算到本月的周岁平均${unknownAges > 0 ? `，未填出生年月的 ${unknownAges} 人不计入` : ''}；点击查看计入的人员`}
          onClick={() => onOpen(footerConditions.agesKnown)}
        />
      )}
      <span className="footer-bands">
        {educationBands
          .filter(({ code }) => bands[code] > 0)
          .map(({ code, text }) => (
            <Count
              key={code}
              label={text}
              value={bands[code].toLocaleString()}
              hint={`${text} ${bands[code]} 人${share(bands[code], total)}，点击查看`}
              onClick={() => onOpen(bandCondition(code))}
            />
          ))}
      </span>
    </>
  );
}

/** The bottom edge of the list: how many there are of whom, and the pages. */
export function PeopleFooter({ counts, failure, stale, page, pageSize, onPage, onOpen }: Props) {
  return (
    <>
      <span className={`footer-counts${stale ? ' footer-stale' : ''}`}>
        {failure !== null && <span className="finding-error">{failure}</span>}
        {failure === null && counts && (
          <>
            <span className="footer-total">
              共 <b>{counts.total.toLocaleString()}</b> 人
            </span>
            <Counts counts={counts} onOpen={onOpen} />
          </>
        )}
      </span>
      <Pagination
        className="page-footer-end"
        size="small"
        showLessItems
        showSizeChanger
        pageSizeOptions={[...pageSizes]}
        current={page}
        pageSize={pageSize}
        total={counts?.total ?? 0}
        onChange={(next, size) => onPage(size === pageSize ? next : 1, size as PageSize)}
      />
    </>
  );
}
