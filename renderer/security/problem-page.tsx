import { Button, Result } from 'antd';
import { errorText } from '#shared/lib/error-texts';
import type { AppState } from '#shared/security/contract';
import { invoke } from '../app/bridge';

/** The archive could not be opened: says what is wrong and what to do, and touches nothing. */
export function ProblemPage({ state }: { readonly state: AppState }) {
  const problem = state.problem;
  return (
    <div className="gate">
      <div className="panel gate-panel">
        <Result
          status="warning"
          title="档案库没有打开"
          subTitle={problem ? errorText(problem) : ''}
          extra={<Button onClick={() => void invoke('app.state', {})}>重试</Button>}
        />
        <p className="gate-hint">数据位置：{state.dataFolder}</p>
      </div>
    </div>
  );
}
