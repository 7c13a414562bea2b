import { Button } from 'antd';
import { useLocation } from 'wouter';
import { EmptyState } from '../../components/empty-state';
import { useJob } from '../../components/job-progress';
import { useRefreshRegister } from '../queries';

interface Props {
  /** Why the list could not be read. */
  readonly failure: string | null;
  readonly hasUnits: boolean;
  /** Search or conditions hide people who may be there. */
  readonly narrowed: boolean;
  readonly unitName: string | null;
  readonly editable: boolean;
  readonly administrator: boolean;
  readonly onWiden: () => void;
  readonly onNew: () => void;
}

function FirstSteps({ administrator }: { readonly administrator: boolean }) {
  const [, navigate] = useLocation();
  const job = useJob();
  const refresh = useRefreshRegister();
  async function loadDemo(): Promise<void> {
    await job.run('demo.load', { people: 4000 }, '载入示范县');
    await refresh();
  }
  return (
    <>
      <EmptyState
        title="名册还是空的"
        hint="已有花名册可以直接导入；也可以先建立单位，再逐人录入；或载入示范县熟悉操作。"
        actions={
          <>
            <Button type="primary" onClick={() => navigate('/import')}>
              导入名册
            </Button>
            <Button onClick={() => navigate('/organizations')}>建立单位</Button>
            {administrator && <Button onClick={() => void loadDemo()}>载入示范县</Button>}
          </>
        }
      />
      {job.view}
    </>
  );
}

/** Nobody to show: why, and what to do first. */
export function PeopleEmpty(props: Props) {
  const { failure, hasUnits, narrowed, unitName, editable, administrator, onWiden, onNew } = props;
  const [, navigate] = useLocation();
  const refresh = useRefreshRegister();
  if (failure !== null) {
    return (
      <EmptyState
        title="名册没有读出来"
        hint={failure}
        actions={<Button onClick={() => void refresh()}>重试</Button>}
      />
    );
  }
  if (narrowed) {
    return (
      <EmptyState
        title="没有符合条件的人员"
        hint="可以换个写法，或放宽条件。"
        actions={<Button onClick={onWiden}>清除搜索和条件</Button>}
      />
    );
  }
  if (!editable) return <EmptyState title="还没有人员" hint="录入人员后在这里显示。" />;
  if (!hasUnits) return <FirstSteps administrator={administrator} />;
  return (
    <EmptyState
      title={unitName === null ? '还没有人员' : `“${unitName}”还没有人员`}
      hint="可以逐人录入，也可以从表格导入。"
      actions={
        <>
          <Button type="primary" onClick={onNew}>
            新增人员
          </Button>
          <Button onClick={() => navigate('/import')}>导入名册</Button>
        </>
      }
    />
  );
}
