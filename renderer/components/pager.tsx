import { Pagination } from 'antd';

interface Props {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Leads from page to page of a list whose page size is fixed. */
export function Pager({ page, pageSize, total, onPage }: Props) {
  return (
    <Pagination
      className="page-footer-end"
      size="small"
      align="end"
      showSizeChanger={false}
      current={page}
      pageSize={pageSize}
      total={total}
      onChange={onPage}
    />
  );
}
