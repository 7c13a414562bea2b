import { DownOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Form, type MenuProps } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import { batchDocuments, type BatchDocumentKey } from '#shared/register/appointment/documents/document-list';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { mayLeave } from '../../app/leave-guard';
import { useSettled } from '../../components/settled';
import { usePreferences } from '../list/people-queries';
import { choiceOf } from '../papers/papers-drawer';
import { PapersPreview } from '../papers/papers-preview';
import type { PrinterChoice } from '../papers/printer-choice';

interface DrawerProps {
  readonly batch: BatchDocument;
  readonly first: BatchDocumentKey;
  readonly onClose: () => void;
}

/** The papers of a batch: which of them, exact pages, and the ways out. */
function BatchPapersDrawer({ batch, first, onClose }: DrawerProps) {
  const kept = usePreferences().value.papers;
  // The approval form as it was last printed from the register.
  const [options] = useState(() => choiceOf(kept).options);
  const [kinds, setKinds] = useState<readonly BatchDocumentKey[]>([first]);
  const [zoom, setZoom] = useState(kept?.zoom ?? 0.7);
  const [printer, setPrinter] = useState<PrinterChoice>({
    name: kept?.printer ?? '',
    dialog: kept?.dialog ?? true,
  });
  const shown = useSettled(kinds);
  const source = useMemo<PaperSource>(
    () => ({ kind: 'appointment', batchId: batch.id, documents: [...shown], options }),
    [batch.id, shown, options],
  );
  const title = batch.fields.title ?? '';
  const [only] = kinds;
  const label = batchDocuments.find(({ key }) => key === only)?.label ?? '';
  const [, navigate] = useLocation();
  return (
    <PapersPreview
      title={`打印文书：${title}`}
      name={`${title} ${kinds.length === 1 ? label : '文书'}`}
      source={source}
      sourceKey={`appointment ${batch.id} ${batch.version} ${shown.join()}`}
      duplex={options.duplex}
      settings={
        <Form.Item label="文书（按步骤）">
          <Checkbox.Group<BatchDocumentKey>
            className="papers-choices"
            options={batchDocuments.map(({ key, label: text }) => ({ value: key, label: text }))}
            value={[...kinds]}
            onChange={(chosen) => chosen.length > 0 && setKinds(chosen)}
          />
        </Form.Item>
      }
      zoom={zoom}
      onZoom={setZoom}
      printer={printer}
      onPrinter={setPrinter}
      onField={(id, field) => navigate(`/people/${id}?field=${encodeURIComponent(field)}`)}
      onClose={onClose}
    />
  );
}

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
          文书
        </Button>
      </Dropdown>
      {first !== null && <BatchPapersDrawer batch={batch} first={first} onClose={() => setFirst(null)} />}
    </>
  );
}
