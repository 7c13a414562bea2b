import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { choosable, organizationTreeQuery, toTreeData } from './organization-tree';

interface Props {
  readonly id?: string;
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** In a grid: the label of the cell, and whether the list opens at once. */
  readonly inCell?: { readonly label: string; readonly open: boolean };
}

/** Chooses an organization from the tree, by clicking or by typing part of its name. */
export function OrganizationSelect(props: Props) {
  const { id, value, onChange, disabled = false, placeholder, inCell } = props;
  const tree = useQuery(organizationTreeQuery());
  return (
    <TreeSelect<number | null>
      {...(id === undefined ? {} : { id })}
      style={{ width: '100%' }}
      {...(inCell
        ? { variant: 'borderless', autoFocus: true, defaultOpen: inCell.open, 'aria-label': inCell.label }
        : {})}
      disabled={disabled}
      placeholder={placeholder}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={[]}
      popupMatchSelectWidth={320}
      value={value ?? null}
      treeData={toTreeData(choosable(tree.data ?? [], value))}
      onChange={(next: number | null | undefined) => onChange?.(next ?? null)}
    />
  );
}
