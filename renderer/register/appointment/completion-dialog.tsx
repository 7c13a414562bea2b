import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { BatchDocument } from '#shared/register/appointment/appointment-contract';
import { invoke } from '../../app/bridge';
import { useJob } from '../../components/job-progress';
import { registerKey, useRefreshRegister } from '../queries';

interface Props {
  readonly batch: BatchDocument;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says in numbers and person by person what completing changes in the register, and asks once. */
export function CompletionDialog({ batch, onDone, onClose }: Props) {
  const { message } = App.useApp();
  const job = useJob();
  const refresh = useRefreshRegister();
  const [confirmed, setConfirmed] = useState(false);
  const preview = useQuery({
    queryKey: [...registerKey, 'appointment.previewCompletion', batch.id, batch.version],
    queryFn: () => invoke('appointment.previewCompletion', { id: batch.id }),
    gcTime: 0,
  });
  const plan = preview.data;
  if (!plan) return null;
  const errors = plan.findings.filter(({ level }) => level === 'error');
  const warnings = plan.findings.filter(({ level }) => level === 'warning');
  async function complete(): Promise<void> {
    const people = (plan?.people ?? []).map(({ id, version }) => ({ id, version }));
    const done = await job.run(
      'appointment.complete',
      { id: batch.id, version: batch.version, people },
      '办理任免',
    );
    await refresh();
    if (!done) return;
    void message.success(`已办理 ${done.people} 人，名册、简历和职数已更新`);
    onDone();
  }
  const counts = [
    [plan.people.length, '人'],
    [plan.taken, '项任职'],
    [plan.left, '项免职'],
    [plan.ranks, '项职级'],
    [plan.moved, '人调整单位'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, noun]) => `${count} ${noun}`);
  const ready = errors.length === 0 && plan.people.length > 0 && (warnings.length === 0 || confirmed);
  return (
    <>
      <Modal
        open={!job.view}
        width={720}
        title={`完成“${batch.fields.title ?? ''}”`}
        okText={`办理 ${plan.people.length} 人`}
        cancelText="暂不办理"
        okButtonProps={{ disabled: !ready }}
        onOk={() => void complete()}
        onCancel={onClose}
      >
        {errors.length > 0 ? (
          <>
            <p>还有 {errors.length} 处错误，改正后才能完成：</p>
            <ul className="batch-told">
              {errors.map(({ message: text, rule }, at) => (
                <li key={`${rule}${at}`} className="finding-error">
                  {text}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <p>
              将更新名册：{told.join('，')}
              。任职、免职时间和文号写入职务，现任职务、简历、职务层次和职数随之更新；没有其他改动时可以撤回。
            </p>
            <table className="batch-plan">
              <thead>
                <tr>
                  <th style={{ width: 84 }}>姓名</th>
                  <th>现任职务</th>
                  <th>任免后</th>
                </tr>
              </thead>
              <tbody>
                {plan.lines.map(({ personId, name, before, after }) => (
                  <tr key={personId}>
                    <td>{name}</td>
                    <td className="quiet">{before}</td>
                    <td>{after || <span className="quiet">（无）</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {warnings.length > 0 && (
              <>
                <ul className="batch-told">
                  {warnings.map(({ message: text, rule }, at) => (
                    <li key={`${rule}${at}`} className="finding-warning">
                      {text}
                    </li>
                  ))}
                </ul>
                <Checkbox checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>
                  以上 {warnings.length} 处警告已核实
                </Checkbox>
              </>
            )}
          </>
        )}
      </Modal>
      {job.view}
    </>
  );
}
