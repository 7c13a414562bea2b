import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table, Tree, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useLocation } from 'wouter';
import { columnFields, type ColumnKey } from '../components/columns';
import { organizationTreeQuery, toTreeData } from '../components/organization-tree';
import type { PersonRow } from '#shared/register/person-list';
import { formatValue } from '#shared/lib/format-value';
import { RosterDrawer } from './roster-drawer';
import { invoke } from '../app/bridge';
import { personPageQuery, useSaveOrganization } from './queries';
import { emptyRecord } from '#shared/lib/field';
import { organizationFields } from '#shared/register/fields/organization';

const pageSize = 50;
const defaultColumns = columnFields.filter((field) => field.inList).map((field) => field.key as ColumnKey);

/** The register as a list: organizations at the left, people at the right. */
export function PeoplePage() {
  const [, navigate] = useLocation();
  const [organizationId, setOrganizationId] = useState<number | null>(null);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const [page, setPage] = useState(1);
  const [printing, setPrinting] = useState(false);
  const tree = useQuery(organizationTreeQuery());
  const nodes = tree.data ?? [];
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const list = { organizationId, search, condition: null, sort: null };
  const people = useQuery(
    personPageQuery({ ...list, columns: defaultColumns, offset: (page - 1) * pageSize, limit: pageSize }),
  );
  const footer = useQuery({
    queryKey: ['register', 'person.footer', list],
    queryFn: () => invoke('person.footer', list),
  });
  const saveOrganization = useSaveOrganization();

  const columns: TableColumnsType<PersonRow> = columnFields
    .filter((field) => field.inList)
    .map((field) => ({
      key: field.key,
      title: field.label,
      width: field.width ?? 100,
      ellipsis: true,
      render: (_value, row) =>
        formatValue(field, row.values[field.key as ColumnKey], (id) => names.get(id) ?? ''),
    }));

  function addUnit(): void {
    const fields = { ...emptyRecord(organizationFields), name: '示范县', kind: 'county' };
    saveOrganization.mutate({ id: null, version: 0, parentId: null, fields });
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">人员名册</h1>
        <Input.Search
          allowClear
          placeholder="姓名、首字母、身份证号"
          style={{ width: 240 }}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="page-head-end">
          {nodes.length === 0 && <Button onClick={addUnit}>新增单位</Button>}

          <Button onClick={() => setPrinting(true)}>打印、导出</Button>
          <Button type="primary" disabled={nodes.length === 0} onClick={() => navigate('/people/new')}>
            新增人员
          </Button>
        </div>
      </div>
      {printing && (
        <RosterDrawer
          list={list}
          columns={defaultColumns}
          ids={null}
          unitName=""
          onClose={() => setPrinting(false)}
        />
      )}
      <div className="page-body" style={{ display: 'grid', gridTemplateColumns: '240px 1fr', gap: 12 }}>
        <div className="panel" style={{ overflow: 'auto', padding: 6 }}>
          <Tree
            treeData={toTreeData(nodes)}
            selectedKeys={organizationId === null ? [] : [organizationId]}
            onSelect={([key]) => setOrganizationId(typeof key === 'number' ? key : null)}
          />
        </div>
        <div className="panel" style={{ minWidth: 0, overflow: 'auto' }}>
          <Table<PersonRow>
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={[...(people.data?.rows ?? [])]}
            scroll={{ x: 'max-content' }}
            pagination={{
              current: page,
              pageSize,
              total: footer.data?.total ?? 0,
              onChange: setPage,
              showSizeChanger: false,
            }}
            onRow={(row) => ({ onDoubleClick: () => navigate(`/people/${row.id}`) })}
          />
        </div>
      </div>
    </div>
  );
}
