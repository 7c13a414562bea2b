import { App, Button, Drawer, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useJob } from '../../components/job-progress';
import { OrganizationSelect } from '../../components/organization-select';

interface Props {
  /** The unit that is looked at; null: all. */
  readonly organizationId: number | null;
  readonly onClose: () => void;
}

interface Ways {
  readonly saveTemplate: (kind: 'person' | 'organization') => Promise<void>;
  readonly saveTable: () => Promise<void>;
  readonly view: ReactNode;
}

const templateNames = { person: '干部信息采集模板', organization: '单位信息采集模板' } as const;

/** The ways out of this drawer; each asks where to and says what came of it. */
function useExchange(organizationId: number | null): Ways {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const choose = (name: string) =>
    call(() => invoke('file.saveAs', { kind: 'workbook', suggestedName: `${name}.xlsx` }));
  return {
    view: job.view,
    async saveTemplate(kind) {
      const file = await choose(templateNames[kind]);
      if (!file) return;
      const done = await job.run('template.export', { file: file.token, kind, organizationId }, '下载模板');
      if (done) void message.success(`已保存：${file.name}`);
    },
    async saveTable() {
      const file = await choose('干部大数据信息提取表');
      if (!file) return;
      const done = await job.run('extraction.export', { file: file.token, organizationId }, '导出提取表');
      if (done) void message.success(`已导出 ${done.people.toLocaleString()} 人：${file.name}`);
    },
  };
}

function Way(props: { readonly title: string; readonly hint: string; readonly button: ReactNode }) {
  return (
    <div className="exchange-way">
      <div>
        <b>{props.title}</b>
        <div className="quiet">{props.hint}</div>
      </div>
      {props.button}
    </div>
  );
}

/** Templates for townships to fill in, and the extraction table for other systems. */
export function ExchangeDrawer({ organizationId, onClose }: Props) {
  const [unit, setUnit] = useState(organizationId);
  const ways = useExchange(unit);
  return (
    <Drawer open title="模板和提取表" size={560} onClose={onClose}>
      <Form layout="vertical">
        <Form.Item label="单位范围（含下级单位）">
          <OrganizationSelect placeholder="全部单位" value={unit} onChange={setUnit} />
        </Form.Item>
      </Form>
      <Way
        title={templateNames.person}
        hint="发给单位填报：人员、家庭成员、简历、年度考核、奖惩各一张表，带下拉列表、填写说明和示例。填好后在“导入”里整本导入。"
        button={<Button onClick={() => void ways.saveTemplate('person')}>下载人员模板</Button>}
      />
      <Way
        title={templateNames.organization}
        hint="一行一个单位：编码、级别、职数编制和村情。"
        button={<Button onClick={() => void ways.saveTemplate('organization')}>下载单位模板</Button>}
      />
      <Way
        title="干部大数据信息提取表"
        hint="全国公务员管理信息系统通用的十张表，含所选范围内的单位、人员和各项信息；也可以再导入回来。"
        button={<Button onClick={() => void ways.saveTable()}>导出提取表</Button>}
      />
      {ways.view}
    </Drawer>
  );
}
