import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useState } from 'react';
import { ProblemPage } from '../security/problem-page';
import { LockedPage } from '../security/locked-page';
import type { AppState } from '#shared/security/contract';
import { appStateQuery } from './app-state';
import { listen } from './bridge';
import { useClosing } from './closing';
import { Shell } from './shell';

const FirstStartPage = lazy(() =>
  import('../security/first-start-page').then((module) => ({ default: module.FirstStartPage })),
);

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

interface PageProps {
  readonly state: AppState;
  readonly forgottenBy: string | null;
  readonly onDone: () => void;
}

function Page({ state, forgottenBy, onDone }: PageProps) {
  switch (state.stage) {
    case 'first-start':
      return <FirstStartPage suggestedFolder={state.dataFolder} onDone={onDone} />;
    case 'locked':
      return <LockedPage state={state} forgottenBy={forgottenBy} />;
    case 'problem':
      return <ProblemPage key={state.problem?.code} state={state} />;
    case 'open':
      return <Shell state={state} />;
  }
}

/** Shows what the state of the archive calls for: first start, unlocking, a problem, or the work itself. */
export function Stage({ forgottenBy }: { readonly forgottenBy: string | null }) {
  const state = useQuery(appStateQuery()).data;
  useFreshData(state?.stage);
  const closing = useClosing();
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
        <Page state={shown} forgottenBy={forgottenBy} onDone={() => setFirstStart(false)} />
      </Suspense>
      {closing}
    </>
  );
}
