import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../app/app-state';
import { setLeaveGuard } from '../../app/leave-guard';
import { useAsk, type Question } from '../../components/ask';
import { FormCheckView } from './form-check';
import { FormImportView } from './form-import';
import { FormUpgradeView } from './form-upgrade';
import './forms.css';
import { useFormImport, type FormImport } from './use-form-import';

const ways = [
  { value: 'import', label: '导入' },
  { value: 'check', label: '检查' },
  { value: 'upgrade', label: '升级为 4.0' },
] as const;
type Way = (typeof ways)[number]['value'];

const leaving: Question<'stay' | 'go'> = {
  title: '读取的文件还没有写入',
  body: '离开后要重新选择文件；已作的选择会保留，下次读取同样的文件时接着核对。',
  choices: [
    { key: 'go', text: '离开', kind: 'danger' },
    { key: 'stay', text: '继续核对', kind: 'primary' },
  ],
  otherwise: 'stay',
};

/** Leaving the page is asked about; what was decided is kept as a draft, also when the program locks or ends. */
function useGuard(
  { session, keep }: FormImport,
  ask: (question: typeof leaving) => Promise<'stay' | 'go'>,
): void {
  const latest = useRef({ isOpen: session !== null, keep, ask });
  useEffect(() => {
    latest.current = { isOpen: session !== null, keep, ask };
  });
  useEffect(() => {
    async function mayLeave(): Promise<boolean> {
      if (!latest.current.isOpen) return true;
      if ((await latest.current.ask(leaving)) === 'stay') return false;
      await latest.current.keep().catch(() => undefined);
      return true;
    }
    setLeaveGuard({ mayLeave, keep: () => latest.current.keep() });
    return () => setLeaveGuard(null);
  }, []);
}

/** 任免表文件: into the register, checked without it, upgraded to 4.0. Who may only look brings nothing in. */
export function FormsPage() {
  const mayImport = useMay('editor');
  const [chosen, setWay] = useState<Way>('import');
  const way = chosen === 'import' && !mayImport ? 'check' : chosen;
  const { ask, dialog } = useAsk();
  const importer = useFormImport();
  useGuard(importer, ask);
  const choice = (
    <span className="form-ways">
      <Segmented<Way>
        options={ways.filter(({ value }) => mayImport || value !== 'import')}
        value={way}
        onChange={setWay}
      />
    </span>
  );
  return (
    <>
      {way === 'import' && <FormImportView importer={importer} ways={choice} ask={ask} />}
      {way === 'check' && <FormCheckView ways={choice} />}
      {way === 'upgrade' && <FormUpgradeView ways={choice} />}
      {dialog}
    </>
  );
}
