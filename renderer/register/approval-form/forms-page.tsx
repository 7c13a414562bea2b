import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { setLeaveGuard } from '../../app/leave-guard';
import { useAsk, type Question } from '../../components/ask';
import { FormCheckView } from './form-check';
import { FormImportView } from './form-import';
import { FormUpgradeView } from './form-upgrade';
import './forms.css';
import { useFormImport } from './use-form-import';

const ways = [
  { value: 'import', label: '导入' },
  { value: 'check', label: '检查' },
  { value: 'upgrade', label: '升级为 4.0' },
] as const;
type Way = (typeof ways)[number]['value'];

const leaving: Question<'stay' | 'go'> = {
  title: '读取的文件还没有写入',
  body: '离开后，读取的内容和已作的选择不保留，要导入时须重新选择文件。',
  choices: [
    { key: 'go', text: '离开', kind: 'danger' },
    { key: 'stay', text: '继续核对', kind: 'primary' },
  ],
  otherwise: 'stay',
};

/** Choices that were made are not lost by leaving the page without a question. */
function useGuard(isOpen: boolean, ask: (question: typeof leaving) => Promise<'stay' | 'go'>): void {
  const latest = useRef({ isOpen, ask });
  useEffect(() => {
    latest.current = { isOpen, ask };
  });
  useEffect(() => {
    const mayLeave = async (): Promise<boolean> =>
      !latest.current.isOpen || (await latest.current.ask(leaving)) === 'go';
    setLeaveGuard({ mayLeave, keep: () => Promise.resolve() });
    return () => setLeaveGuard(null);
  }, []);
}

/** 任免表文件: into the register, checked without it, upgraded to 4.0. */
export function FormsPage() {
  const [way, setWay] = useState<Way>('import');
  const { ask, dialog } = useAsk();
  const importer = useFormImport();
  useGuard(importer.session !== null, ask);
  const choice = <Segmented<Way> options={[...ways]} value={way} onChange={setWay} />;
  return (
    <>
      {way === 'import' && <FormImportView importer={importer} ways={choice} ask={ask} />}
      {way === 'check' && <FormCheckView ways={choice} />}
      {way === 'upgrade' && <FormUpgradeView ways={choice} />}
      {dialog}
    </>
  );
}
