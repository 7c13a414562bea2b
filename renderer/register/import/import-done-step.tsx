import { Button } from 'antd';
import { useLocation } from 'wouter';
import { ImportOutcome, type OutcomeLine } from './import-outcome';
import type { Wizard } from './import-wizard';

/** Step 5: what was written of a sheet. */
export function DoneStep({ wizard }: { readonly wizard: Wizard }) {
  const [, navigate] = useLocation();
  const { done, kind, plan, layout } = wizard.state;
  if (!done) return null;
  const unit = kind === 'person' ? '人' : '个单位';
  const lines: readonly OutcomeLine[] = [
    ['新增', `${done.added} ${unit}`, ''],
    ['修改', `${done.changed} ${unit}`, ''],
    ...(done.units > 0
      ? [[layout === null ? '新建单位' : '新建、更新单位', `${done.units} 个`, ''] as const]
      : []),
    ['无变化', `${done.unchanged} ${unit}`, 'quiet'],
    ...(done.leftOut > 0 ? [['没有选', `${done.leftOut} ${unit}`, 'quiet'] as const] : []),
    ['拒绝', `${done.refused} 行`, done.refused > 0 ? 'finding-error' : 'quiet'],
  ];
  return (
    <ImportOutcome
      title="已导入"
      lines={lines}
      checkedRun={kind === 'person' ? done.runId : undefined}
      backup={['导入前备份', done.backup]}
      hint="如果导错了文件，可以在“导入记录”里撤销整批导入，恢复到导入之前。"
    >
      <Button onClick={() => navigate('/import/history')}>导入记录</Button>
      {done.refused > 0 && plan && (
        <span className="quiet">拒绝的行改正后可以再次导入，已导入的不会重复</span>
      )}
      <Button onClick={wizard.restart}>再导入一个文件</Button>
      <Button type="primary" onClick={() => navigate(kind === 'person' ? '/people' : '/organizations')}>
        {kind === 'person' ? '看名册' : '看单位'}
      </Button>
    </ImportOutcome>
  );
}
