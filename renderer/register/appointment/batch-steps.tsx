import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { BatchRecord } from '#shared/register/appointment/batch-fields';
import { nextDocument } from '#shared/register/appointment/document-numbers';
import { noticeEnd, workingDaysBetween } from '#shared/register/appointment/working-days';
import { LinkButton } from '../../components/link-button';
import { useStored } from '../../components/value-store';
import { checkSettingsQuery } from '../checks/check-queries';
import { appointmentSettingsQuery, batchListQuery } from './appointment-queries';
import { BatchField } from './batch-field';
import { setFields, type BatchFormState } from './batch-form';

interface StepProps {
  readonly state: BatchFormState;
  readonly title: string;
  readonly names: readonly (keyof BatchRecord)[];
  readonly children?: ReactNode;
}

function Step({ state, title, names, children }: StepProps) {
  const [first] = names;
  const date = useStored(state.values, (all) => (first ? all[first] : null));
  const reached = date !== null && date <= dayjs().format('YYYY-MM-DD');
  return (
    <section className="batch-step" aria-label={title} data-reached={reached}>
      <h3>{title}</h3>
      {names.map((name) => (
        <BatchField key={name} state={state} name={name} unlabelled />
      ))}
      {children}
    </section>
  );
}

/** How many working days the notice runs, and the end that the county's number of days gives. */
function NoticeDays({ state }: { readonly state: BatchFormState }) {
  const calendar = useQuery(appointmentSettingsQuery()).data;
  const days = useQuery(checkSettingsQuery()).data?.thresholds.noticeDays ?? 5;
  const from = useStored(state.values, ({ noticeFrom }) => noticeFrom);
  const until = useStored(state.values, ({ noticeUntil }) => noticeUntil);
  if (!calendar || !from) return null;
  const end = noticeEnd(from, days, calendar);
  const count = workingDaysBetween(from, until, calendar);
  return (
    <p className="batch-step-note">
      {until && <span className={count < days ? 'finding-error' : 'quiet'}>{count} 个工作日</span>}
      {!state.disabled && end !== undefined && end !== until && (
        <LinkButton onClick={() => setFields(state, { noticeUntil: end })}>按 {days} 日</LinkButton>
      )}
    </p>
  );
}

/** From when the posts are held while no day of their own is set. */
function HeldFrom({ state }: { readonly state: BatchFormState }) {
  const isSet = useStored(state.values, ({ appointed }) => appointed !== null);
  return isSet ? null : <p className="batch-step-note quiet">任职时间不填，从决定之日起</p>;
}

/** Offers the number that follows the last one of the year. */
function DocumentNumber({ state }: { readonly state: BatchFormState }) {
  const settings = useQuery(appointmentSettingsQuery()).data;
  const list = useQuery(batchListQuery({ search: '', states: [] })).data;
  const date = useStored(state.values, (all) => all.documentDate);
  const document = useStored(state.values, (all) => all.document);
  if (state.disabled || document !== null || !settings || !list) return null;
  const year = (date ?? dayjs().format('YYYY')).slice(0, 4);
  const used = list.map((batch) => batch.document);
  const next = nextDocument(settings.documentPrefix, year, used);
  if (next === undefined) return null;
  return (
    <p className="batch-step-note">
      <LinkButton onClick={() => setFields(state, { document: next })}>{next}</LinkButton>
    </p>
  );
}

/** The steps of a batch from left to right, each with its dates. */
export function BatchSteps({ state }: { readonly state: BatchFormState }) {
  return (
    <div className="batch-steps">
      <Step state={state} title="动议" names={['proposed']} />
      <Step state={state} title="研判、职数预审" names={['reviewed']} />
      <Step state={state} title="民主推荐" names={['recommended']}>
        <p className="batch-step-note quiet">不作推荐的不填</p>
      </Step>
      <Step state={state} title="考察（起、止）" names={['inspectedFrom', 'inspectedUntil']} />
      <Step state={state} title="决定、任职时间" names={['decided', 'appointed']}>
        <HeldFrom state={state} />
      </Step>
      <Step state={state} title="公示（起、止）" names={['noticeFrom', 'noticeUntil', 'noticeResult']}>
        <NoticeDays state={state} />
      </Step>
      <Step state={state} title="发文（日期、文号）" names={['documentDate', 'document']}>
        <DocumentNumber state={state} />
      </Step>
    </div>
  );
}
