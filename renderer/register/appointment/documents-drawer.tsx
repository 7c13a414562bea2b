import { Checkbox, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import { batchStateText, type BatchState } from '#shared/register/appointment/batch';
import { batchDocuments, type BatchDocumentKey } from '#shared/register/appointment/documents/document-list';
import type { PaperOptions } from '#shared/register/papers/paper-person';
import type { PaperSource } from '#shared/register/papers/paper-source';
import { useSettled } from '../../components/settled';
import { usePreferences } from '../list/people-queries';
import { optionsOf, usePapersKept } from '../papers/papers-kept';
import { PapersPreview } from '../papers/papers-preview';
import { FormItems, SheetItems } from '../papers/papers-settings';

interface Props {
  readonly batch: BatchDocument;
  /** Chosen when the drawer opens. */
  readonly first: BatchDocumentKey;
  readonly onClose: () => void;
}

/** The steps that have documents, in their order. */
const steps = [...new Set(batchDocuments.map(({ step }) => step))];

interface SettingsProps {
  readonly documents: readonly BatchDocumentKey[];
  readonly onDocuments: (documents: BatchDocumentKey[]) => void;
  readonly options: PaperOptions;
  readonly onOptions: (part: Partial<PaperOptions>) => void;
}

function DocumentSettings({ documents, onDocuments, options, onOptions }: SettingsProps) {
  function choose(step: BatchState, chosen: readonly BatchDocumentKey[]): void {
    const others = documents.filter((key) =>
      batchDocuments.some((one) => one.key === key && one.step !== step),
    );
    const next = [...others, ...chosen];
    if (next.length > 0) onDocuments(next);
  }
  return (
    <>
      {steps.map((step) => (
        <Form.Item key={step} label={batchStateText(step)}>
          <Checkbox.Group<BatchDocumentKey>
            className="papers-choices"
            options={batchDocuments
              .filter((document) => document.step === step)
              .map(({ key, label }) => ({ value: key, label }))}
            value={[...documents]}
            onChange={(chosen) => choose(step, chosen)}
          />
        </Form.Item>
      ))}
      {documents.includes('approvalForm') && <FormItems options={options} onChange={onOptions} />}
      <SheetItems options={options} onChange={onOptions} each="每份" />
    </>
  );
}

/** The documents of a batch: which, how, and where to. */
export function DocumentsDrawer(props: Props) {
  const preferences = usePreferences();
  return preferences.ready ? <Drawer {...props} preferences={preferences} /> : null;
}

type DrawerProps = Props & { readonly preferences: ReturnType<typeof usePreferences> };

function Drawer({ batch, first, onClose, preferences }: DrawerProps) {
  const [, navigate] = useLocation();
  const { kept, keep, view } = usePapersKept(preferences);
  const [documents, setDocuments] = useState<BatchDocumentKey[]>([first]);
  const options = useMemo(() => optionsOf(kept), [kept]);
  const chosen = useMemo(() => ({ documents, options }), [documents, options]);
  const shown = useSettled(chosen);
  const source = useMemo<PaperSource>(
    () => ({ kind: 'appointment', batchId: batch.id, ...shown }),
    [batch.id, shown],
  );
  const title = batch.fields.title ?? '';
  const [only] = documents;
  const label = batchDocuments.find(({ key }) => key === only)?.label ?? '';
  return (
    <PapersPreview
      title={`打印文书：${title}`}
      name={`${title} ${documents.length === 1 ? label : '文书'}`}
      source={source}
      sourceKey={`batch ${batch.id} ${batch.version} ${JSON.stringify(shown)}`}
      duplex={options.duplex}
      settings={
        <DocumentSettings
          documents={documents}
          onDocuments={setDocuments}
          options={options}
          onOptions={(part) => keep({ options: { ...options, ...part } })}
        />
      }
      {...view}
      onField={(personId, field) => navigate(`/people/${personId}?field=${encodeURIComponent(field)}`)}
      onClose={onClose}
    />
  );
}
