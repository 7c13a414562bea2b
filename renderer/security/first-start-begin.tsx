import { ExperimentOutlined, FileAddOutlined, ImportOutlined } from '@ant-design/icons';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useJob } from '../components/job-progress';

/** As many people as a county has cadres. */
const demoPeople = 4000;

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly onChoose: () => void;
}

function Choice({ icon, title, hint, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="choice" onClick={onChoose}>
      {icon}
      <b>{title}</b>
      <span className="quiet">{hint}</span>
    </button>
  );
}

/** How to begin: with the county's own spreadsheets, with nothing, or with an invented county for trying out. */
export function FirstStartBegin({ onDone }: { readonly onDone: () => void }) {
  const { message } = App.useApp();
  const job = useJob();
  function goTo(address: string): void {
    window.location.hash = address;
    onDone();
  }
  async function loadDemo(): Promise<void> {
    const loaded = await job.run('demo.load', { people: demoPeople }, '载入示范县');
    if (!loaded) return;
    void message.success(`已载入示范县：${loaded.organizations} 个单位、${loaded.people} 人`);
    goTo('/people');
  }
  return (
    <>
      <p className="gate-hint">档案库已准备好，从哪里开始？</p>
      <Choice
        icon={<ImportOutlined />}
        title="导入表格"
        hint="已有干部名册的 Excel 表：核对后一次导入，导入可以整体撤销"
        onChoose={() => goTo('/import')}
      />
      <Choice
        icon={<FileAddOutlined />}
        title="从空名册开始"
        hint="先建单位，再逐人录入；以后随时可以导入"
        onChoose={() => goTo('/organizations')}
      />
      <Choice
        icon={<ExperimentOutlined />}
        title="载入示范县"
        hint="虚构的一个县，约 4000 人，供试用和培训。只能载入空的档案库；正式使用请另建档案库"
        onChoose={() => void loadDemo()}
      />
      {job.view}
    </>
  );
}
