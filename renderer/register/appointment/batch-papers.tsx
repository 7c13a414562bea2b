import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import { batchDocuments, type BatchDocumentKey } from '#shared/register/appointment/documents/document-list';
import { mayLeave } from '../../app/leave-guard';
import { DocumentsDrawer } from './documents-drawer';

const items: NonNullable<MenuProps['items']> = batchDocuments.map(({ key, label, per }) => ({
  key,
  label: per === 'person' ? `${label}（每人一份）` : label,
}));

/** The papers of each step, and everybody's approval form. */
export function BatchPapersButton({ batch }: { readonly batch: BatchDocument }) {
  const [first, setFirst] = useState<BatchDocumentKey | null>(null);
  // What is printed is what is saved.
  async function choose(key: string): Promise<void> {
    if (await mayLeave()) setFirst(key as BatchDocumentKey);
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={batch.items.length === 0}
        menu={{ items, onClick: ({ key }) => void choose(key) }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          打印文书
        </Button>
      </Dropdown>
      {first !== null && <DocumentsDrawer batch={batch} first={first} onClose={() => setFirst(null)} />}
    </>
  );
}
