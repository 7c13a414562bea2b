import { LoadingOutlined, LockOutlined, UserOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Popover, Progress } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { errorText } from '#shared/lib/error-texts';
import type { AppState } from '#shared/security/contract';
import { useFirstRows } from '../components/first-rows';
import { checkSummaryQuery } from '../register/checks/check-queries';
import { PersonSearch } from '../register/list/person-search';
import { PasswordDialog } from '../security/password-dialog';
import { invoke, listen } from './bridge';
import { lockNow } from './idle-lock';
import { jobWentOn, useRunningJobs, type RunningJob } from './running-jobs';

/** How long a job must run before the bar mentions it. */
const mentionAfterMs = 400;

function JobLine({ job }: { readonly job: RunningJob }) {
  const percent = job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0;
  return (
    <div className="job-line">
      <span>{job.text || '正在处理'}</span>
      <Button size="small" onClick={() => void invoke('job.cancel', { id: job.id })}>
        取消
      </Button>
      <Progress percent={percent} size="small" />
    </div>
  );
}

/** What is being worked on; a click shows how far it is. */
function RunningJobs() {
  const jobs = useRunningJobs();
  const [mentioned, setMentioned] = useState(false);
  const busy = jobs.length > 0;
  useEffect(() => listen('job.progress', jobWentOn), []);
  useEffect(() => {
    const timer = setTimeout(() => setMentioned(busy), busy ? mentionAfterMs : 0);
    return () => clearTimeout(timer);
  }, [busy]);
  const [first] = jobs;
  if (!first || !mentioned) return null;
  const percent = first.total > 0 ? ` ${Math.floor((first.done / first.total) * 100)}%` : '';
  return (
    <Popover
      trigger="click"
      title="正在处理"
      content={jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    >
      <Button type="text" icon={<LoadingOutlined />}>
        正在处理{percent}
      </Button>
    </Popover>
  );
}

/** What needs somebody: the daily backup that failed, a full disk, errors that the last check of the register found. */
function Warnings({ state }: { readonly state: AppState }): ReactNode {
  const counts = useQuery({ ...checkSummaryQuery(), enabled: useFirstRows() }).data?.counts ?? [];
  const errors = counts.reduce((sum, { level, count }) => (level === 'error' ? sum + count : sum), 0);
  const lines = [
    ...(state.warning
      ? [{ text: errorText(state.warning), way: '/settings', label: '查看档案库和备份' }]
      : []),
    ...(errors > 0
      ? [{ text: `上次名册核查有 ${errors} 个错误`, way: '/checks', label: '查看核查结果' }]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Popover
      trigger="click"
      title="需要处理"
      content={lines.map(({ text, way, label }) => (
        <div key={way} className="warning-list">
          <p>{text}</p>
          <Link href={way}>{label}</Link>
        </div>
      ))}
    >
      <Button
        type="text"
        className={state.warning ? 'finding-error' : 'finding-warning'}
        icon={<WarningOutlined />}
      >
        {lines.length} 项提醒
      </Button>
    </Popover>
  );
}

function UserMenu({ state }: { readonly state: AppState }) {
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'password', label: '修改密码' },
            { type: 'divider' },
            { key: 'quit', label: '退出' },
          ],
          onClick: ({ key }) => {
            if (key === 'password') setChanging(true);
            else void invoke('app.quit', {});
          },
        }}
      >
        <Button type="text" icon={<UserOutlined />}>
          {state.actor?.displayName}
        </Button>
      </Dropdown>
      <Button type="text" icon={<LockOutlined />} onClick={() => void lockNow()}>
        锁定
      </Button>
      {changing && state.actor && (
        <PasswordDialog userName={state.actor.name} onClose={() => setChanging(false)} />
      )}
    </>
  );
}

/** The bar above every page: unit, search, running jobs, warnings, user, lock. */
export function TopBar({ state }: { readonly state: AppState }) {
  return (
    <header className="shell-bar">
      <span className="shell-unit" title={state.unitName ?? ''}>
        {state.unitName}
      </span>
      <PersonSearch />
      <div className="shell-bar-end">
        <RunningJobs />
        <Warnings state={state} />
        <UserMenu state={state} />
      </div>
    </header>
  );
}
