import { Button, Steps } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Page } from '../../components/page';
import { ExchangeDrawer } from '../exchange/exchange-drawer';
import { ColumnsStep } from './import-columns-step';
import { DoneStep } from './import-done-step';
import { FileStep } from './import-file-step';
import { PreviewStep } from './import-preview-step';
import { UnitsStep } from './import-units-step';
import { WorkbookStep } from './import-workbook-step';
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
      return wizard.state.layout === null ? (
        <ColumnsStep wizard={wizard} />
      ) : (
        <WorkbookStep wizard={wizard} />
      );
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
  const [exchange, setExchange] = useState(false);
  const { step, file, sheet, book, layout } = wizard.state;
  const current = steps.indexOf(step);
  const several = layout === null && (book?.sheets.length ?? 0) > 1;
  return (
    <Page
      title="导入"
      note={file ? `${file.name}${several && step !== 'file' ? `，${sheet}` : ''}` : undefined}
      actions={
        <>
          <Button onClick={() => setExchange(true)}>模板和提取表</Button>
          <Button onClick={() => navigate('/import/history')}>导入记录</Button>
        </>
      }
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
      {exchange && <ExchangeDrawer organizationId={null} onClose={() => setExchange(false)} />}
      {wizard.view}
    </Page>
  );
}
