import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FirstStartPage } from '../security/first-start-page';
import { ProblemPage } from '../security/problem-page';
import { UnlockPage } from '../security/unlock-page';
import { appStateQuery } from './app-state';
import { listen } from './bridge';
import { Shell } from './shell';

/** Shows what the state of the archive calls for: first start, unlocking, a problem, or the work itself. */
export function Stage() {
  const client = useQueryClient();
  const state = useQuery(appStateQuery());
  useEffect(() => listen('app.stateChanged', () => void client.invalidateQueries(appStateQuery())), [client]);
  // The archive is open as soon as it is created, but its recovery code must be read first: the page of
  // the first start stays until the user leaves it.
  const [isFirstStart, setFirstStart] = useState(false);
  if (!state.data) return null;
  if (state.data.stage === 'first-start' && !isFirstStart) setFirstStart(true);
  if (isFirstStart)
    return <FirstStartPage suggestedFolder={state.data.dataFolder} onDone={() => setFirstStart(false)} />;
  switch (state.data.stage) {
    case 'first-start':
      return null;
    case 'locked':
      return <UnlockPage state={state.data} />;
    case 'problem':
      return <ProblemPage state={state.data} />;
    case 'open':
      return <Shell state={state.data} />;
  }
}
