import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { organizationTreeQuery, toTreeData } from './organization-tree';

interface Props {
  readonly id?: string;
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/** Chooses an organization from the tree, by clicking or by typing part of its name. */
export function OrganizationSelect({ id, value, onChange, disabled = false, placeholder }: Props) {
  const tree = useQuery(organizationTreeQuery());
  return (
    <TreeSelect<number | null>
      {...(id === undefined ? {} : { id })}
      style={{ width: '100%' }}
      disabled={disabled}
      placeholder={placeholder}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={[]}
      popupMatchSelectWidth={320}
      value={value ?? null}
      treeData={toTreeData(tree.data ?? [])}
      onChange={(next: number | null | undefined) => onChange?.(next ?? null)}
    />
  );
}
