import { Button, Steps } from 'antd';
import { useLocation } from 'wouter';
import { Page } from '../components/page';
import { ColumnsStep } from './import-columns-step';
import { DoneStep } from './import-done-step';
import { FileStep } from './import-file-step';
import { PreviewStep } from './import-preview-step';
import { UnitsStep } from './import-units-step';
import { useImportWizard, type Wizard } from './import-wizard';
import { steps, type Step } from './import-wizard-state';

const titles: Readonly<Record<Step, string>> = {
  file: '选文件',
  columns: '认表头和列',
  units: '对单位',
  preview: '预览',
  done: '完成',
};

function StepBody({ wizard }: { readonly wizard: Wizard }) {
  switch (wizard.state.step) {
    case 'file':
      return <FileStep wizard={wizard} />;
    case 'columns':
      return <ColumnsStep wizard={wizard} />;
    case 'units':
      return <UnitsStep wizard={wizard} />;
    case 'preview':
      return <PreviewStep wizard={wizard} />;
    case 'done':
      return <DoneStep wizard={wizard} />;
  }
}

/** Imports a spreadsheet of people or units: from the file to the written register, nothing written before the last button. */
export function ImportPage() {
  const [, navigate] = useLocation();
  const wizard = useImportWizard();
  const { step, file, sheet, book } = wizard.state;
  const current = steps.indexOf(step);
  const several = (book?.sheets.length ?? 0) > 1;
  return (
    <Page
      title="导入"
      note={file ? `${file.name}${several && step !== 'file' ? `，${sheet}` : ''}` : undefined}
      actions={<Button onClick={() => navigate('/import/history')}>导入记录</Button>}
    >
      <div className="wizard">
        <Steps
          size="small"
          current={current}
          items={steps.map((key, index) => ({
            title: titles[key],
            disabled: step === 'done' || index >= current,
          }))}
          onChange={(index) => {
            const target = steps[index];
            if (target && index < current && step !== 'done') wizard.go(target);
          }}
        />
        <StepBody wizard={wizard} />
      </div>
      {wizard.view}
    </Page>
  );
}
