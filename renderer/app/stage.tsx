import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useState } from 'react';
import { ProblemPage } from '../security/problem-page';
import { UnlockPage } from '../security/unlock-page';
import type { AppState } from '#shared/security/contract';
import { appStateQuery } from './app-state';
import { listen } from './bridge';
import { useClosing } from './closing';

/** The work itself is loaded while the password is being typed: what is asked first stands on the screen sooner. */
const loadShell = () => import('./shell');
const Shell = lazy(() => loadShell().then((module) => ({ default: module.Shell })));
const FirstStartPage = lazy(() =>
  import('../security/first-start-page').then((module) => ({ default: module.FirstStartPage })),
);

function useShellAhead(): void {
  useEffect(() => {
    const handle = requestIdleCallback(() => void loadShell());
    return () => cancelIdleCallback(handle);
  }, []);
}

/** Keeps what the window holds in step with the archive; nothing of it stays behind a lock. */
function useFreshData(stage: AppState['stage'] | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      listen('app.stateChanged', () => void client.invalidateQueries(appStateQuery())),
      listen('archive.changed', ({ slices }) => {
        for (const slice of slices) void client.invalidateQueries({ queryKey: [slice] });
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
  useEffect(() => {
    if (stage === undefined || stage === 'open') return;
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== appStateQuery().queryKey[0] });
  }, [client, stage]);
}

function Page({ state, onDone }: { readonly state: AppState; readonly onDone: () => void }) {
  switch (state.stage) {
    case 'first-start':
      return <FirstStartPage suggestedFolder={state.dataFolder} onDone={onDone} />;
    case 'locked':
      return <UnlockPage state={state} />;
    case 'problem':
      return <ProblemPage key={state.problem?.code} state={state} />;
    case 'open':
      return <Shell state={state} />;
  }
}

/** Shows what the state of the archive calls for: first start, unlocking, a problem, or the work itself. */
export function Stage() {
  const state = useQuery(appStateQuery()).data;
  useFreshData(state?.stage);
  const closing = useClosing();
  useShellAhead();
  // The archive is open as soon as it is created, but its recovery code must be read first: the page of
  // the first start stays until the user leaves it.
  const [isFirstStart, setFirstStart] = useState(false);
  if (!state) return null;
  if (state.stage === 'first-start' && !isFirstStart) setFirstStart(true);
  // An archive that was there already was opened instead.
  if (isFirstStart && (state.stage === 'locked' || state.stage === 'problem')) setFirstStart(false);
  const shown = isFirstStart ? { ...state, stage: 'first-start' as const } : state;
  return (
    <>
      <Suspense fallback={null}>
        <Page state={shown} onDone={() => setFirstStart(false)} />
      </Suspense>
      {closing}
    </>
  );
}
