import { App, Button, Form, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TrialRow } from '#shared/register/appointment/appointment-contract';
import { itemFields, trialResults } from '#shared/register/appointment/batch-fields';
import { formatDate, formatMonth } from '#shared/lib/dates';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { FieldInput } from '../../components/field-input';
import { useRefreshRegister } from '../queries';

interface Props {
  readonly trial: TrialRow;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
}

const dateField = itemFields.find(({ key }) => key === 'trialDecided');

/** What was decided at the end of somebody's trial period. */
export function TrialDialog({ trial, mayEdit, onClose }: Props) {
  const { message } = App.useApp();
  const call = useCall();
  const refresh = useRefreshRegister();
  const [, navigate] = useLocation();
  const [date, setDate] = useState(trial.trialDecided ?? dayjs().format('YYYY-MM-DD'));
  const [result, setResult] = useState(trial.trialResult ?? 'confirmed');
  const known = trial.trialResult !== null;
  async function decide(decided: boolean): Promise<void> {
    const { batchId, version, personId } = trial;
    const decision = decided ? { trialDecided: date, trialResult: result } : null;
    const done = await call(() =>
      invoke('appointment.decideTrial', { batchId, version, personId, decision }).then(() => true),
    );
    await refresh();
    if (!done) return;
    void message.success(decided ? '已记录' : '已取消记录');
    onClose();
  }
  return (
    <Modal
      open
      title={`${trial.name}　试用期满`}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={() => navigate(`/people/${trial.personId}`)}>人员页</Button>
          <Button onClick={() => navigate(`/appointments/${trial.batchId}`)}>任免批次</Button>
          {mayEdit && known && <Button onClick={() => void decide(false)}>取消记录</Button>}
          {mayEdit && (
            <Button type="primary" disabled={date.length !== 10} onClick={() => void decide(true)}>
              保存
            </Button>
          )}
        </>
      }
    >
      <p className="quiet">
        {trial.post}，{formatDate(trial.from)} 任职，试用期至 {formatMonth(trial.until)}
      </p>
      <Form labelCol={{ flex: '72px' }}>
        <Form.Item label="决定日期">
          {dateField && (
            <FieldInput
              id="trial-decided"
              field={dateField}
              value={date}
              disabled={!mayEdit}
              onChange={(value) => setDate(String(value ?? ''))}
            />
          )}
        </Form.Item>
        <Form.Item
          label="结果"
          extra={result === 'removed' ? '免去职务须另列入任免动议办理，这里只作记录。' : undefined}
        >
          <Radio.Group
            disabled={!mayEdit}
            value={result}
            options={trialResults.map(({ code, text }) => ({ value: code, label: text }))}
            onChange={(event) => setResult(String(event.target.value))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
