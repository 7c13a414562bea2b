import { Button } from 'antd';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { errorText } from '#shared/lib/error-texts';
import { useMay } from '../../app/app-state';
import { EmptyState } from '../../components/empty-state';
import './appointment.css';
import { BatchEditor } from './batch-editor';
import { useOpenedBatch } from './batch-opened';

function Loaded({ id, onReload }: { readonly id: number | null; readonly onReload: () => void }) {
  const mayEdit = useMay('editor');
  const [, navigate] = useLocation();
  const { opened, failed } = useOpenedBatch(id, mayEdit);
  if (failed) {
    return (
      <EmptyState
        title="打不开这个批次"
        hint={errorText(failed)}
        actions={<Button onClick={() => navigate('/appointments')}>返回列表</Button>}
      />
    );
  }
  return opened && <BatchEditor opened={opened} mayEdit={mayEdit} onReload={onReload} />;
}

/** The page of one batch: `/appointments/12`, `/appointments/new`. */
export function BatchPage() {
  const { id: address } = useParams<{ id: string }>();
  const [times, setTimes] = useState(0);
  const id = /^[1-9]\d*$/.test(address) ? Number(address) : null;
  return <Loaded key={`${address} ${times}`} id={id} onReload={() => setTimes(times + 1)} />;
}
