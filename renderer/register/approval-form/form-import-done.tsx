import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { FormDone } from '#shared/register/approval-form/form-contract';
import { ImportOutcome, type OutcomeLine } from '../import/import-outcome';

function linesOf({ added, changed, photos, unchanged, leftOut, refused }: FormDone): readonly OutcomeLine[] {
  return [
    ['新增', `${added} 人`, ''],
    ['修改', `${changed} 人`, ''],
    ...(photos > 0 ? [['照片', `${photos} 张`, ''] as const] : []),
    ['无变化', `${unchanged} 份`, 'quiet'],
    ...(leftOut > 0 ? [['没有写入', `${leftOut} 份`, 'quiet'] as const] : []),
    ['未读入', `${refused} 份`, refused > 0 ? 'finding-error' : 'quiet'],
  ];
}

/** What was written of a lot of forms. */
export function FormImportDone({
  done,
  onRestart,
}: {
  readonly done: FormDone;
  readonly onRestart: () => void;
}) {
  const [, navigate] = useLocation();
  return (
    <div className="wizard">
      <ImportOutcome
        title="已写入名册"
        lines={linesOf(done)}
        checkedRun={done.runId}
        backup={['写入前备份', done.backup]}
        hint="如果写错了，可以在“导入记录”里撤销整批导入，人员和照片都恢复到写入之前。"
      >
        <Button onClick={() => navigate('/import/history')}>导入记录</Button>
        <Button onClick={onRestart}>再导入一批</Button>
        <Button type="primary" onClick={() => navigate('/people')}>
          看名册
        </Button>
      </ImportOutcome>
    </div>
  );
}
