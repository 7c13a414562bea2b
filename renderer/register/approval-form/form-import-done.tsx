import { Button } from 'antd';
import { useLocation } from 'wouter';
import type { FormDone } from '#shared/register/approval-form/form-contract';
import { ImportFindings } from '../import/import-findings';

/** What was written, what was not, and what to do next. */
export function FormImportDone({
  done,
  onRestart,
}: {
  readonly done: FormDone;
  readonly onRestart: () => void;
}) {
  const [, navigate] = useLocation();
  const lines: readonly (readonly [string, string, string])[] = [
    ['新增', `${done.added} 人`, ''],
    ['修改', `${done.changed} 人`, ''],
    ...(done.photos > 0 ? [['照片', `${done.photos} 张`, ''] as const] : []),
    ['无变化', `${done.unchanged} 份`, 'quiet'],
    ...(done.leftOut > 0 ? [['没有写入', `${done.leftOut} 份`, 'quiet'] as const] : []),
    ['未读入', `${done.refused} 份`, done.refused > 0 ? 'finding-error' : 'quiet'],
  ];
  return (
    <div className="wizard">
      <div className="panel wizard-body wizard-done">
        <h2>已写入名册</h2>
        <dl>
          {lines.map(([label, text, tone]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={tone}>{text}</dd>
            </div>
          ))}
          <div>
            <dt>名册核查</dt>
            <dd>
              <ImportFindings runId={done.runId} />
            </dd>
          </div>
          <div>
            <dt>写入前备份</dt>
            <dd className="quiet">{done.backup}</dd>
          </div>
        </dl>
        <p className="quiet">如果写错了，可以在“导入记录”里撤销整批导入，人员和照片都恢复到写入之前。</p>
      </div>
      <div className="wizard-foot">
        <Button onClick={() => navigate('/import/history')}>导入记录</Button>
        <Button onClick={onRestart}>再导入一批</Button>
        <Button type="primary" onClick={() => navigate('/people')}>
          看名册
        </Button>
      </div>
    </div>
  );
}
