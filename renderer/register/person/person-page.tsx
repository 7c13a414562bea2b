import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { errorText } from '#shared/lib/error-texts';
import { useMay } from '../../app/app-state';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { EmptyState } from '../../components/empty-state';
import '../../components/form.css';
import './person.css';
import { PersonEditor } from './person-editor';
import { useOpened, type Wanted } from './person-opened';
import { useRefreshRegister } from '../queries';

const noPerson = { code: 'NOT_FOUND', params: {} };

function numberOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

function Loaded({ wanted, onRestored }: { readonly wanted: Wanted; readonly onRestored: () => void }) {
  const mayEdit = useMay('editor');
  const call = useCall();
  const refresh = useRefreshRegister();
  const [, navigate] = useLocation();
  const { opened, failed } = useOpened(wanted, mayEdit);
  const failure = wanted.id === 0 ? noPerson : failed;
  if (failure) {
    return (
      <EmptyState
        title="打不开这个人"
        hint={errorText(failure)}
        actions={<Button onClick={() => navigate('/people')}>返回名册</Button>}
      />
    );
  }
  if (!opened) return null;
  const removed = opened.deletedAt !== null;
  async function restore(): Promise<void> {
    const id = opened?.id ?? null;
    if (id === null || !(await call(() => invoke('person.restore', { ids: [id] })))) return;
    await refresh();
    onRestored();
  }
  return (
    <div className="person-frame">
      {removed && (
        <Alert
          banner
          title="此人在回收站中，只能查看"
          action={mayEdit && <Button onClick={() => void restore()}>从回收站恢复</Button>}
        />
      )}
      <PersonEditor opened={opened} disabled={!mayEdit || removed} />
    </div>
  );
}

/** The page of one person: `/people/12`, `/people/new`, `/people/new?copy=12`, `/people/12?field=fields.birthDate`. */
export function PersonPage() {
  const { id: address } = useParams<{ id: string }>();
  const search = new URLSearchParams(useSearch());
  const [times, setTimes] = useState(0);
  const id = address === 'new' ? null : (numberOf(address) ?? 0);
  const isNew = id === null;
  const copyOf = isNew ? numberOf(search.get('copy')) : null;
  const organizationId = isNew ? numberOf(search.get('organization')) : null;
  return (
    <Loaded
      key={`${address} ${copyOf} ${organizationId} ${times}`}
      wanted={{ id, copyOf, organizationId }}
      onRestored={() => setTimes(times + 1)}
    />
  );
}
