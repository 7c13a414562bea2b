import { useLayoutEffect, useState } from 'react';
import type { AppState } from '#shared/security/contract';
import { fetchPeopleAhead } from '../register/list/people-ahead';
import { appStateQuery } from './app-state';
import { Providers } from './providers';
import { queryClient } from './query-client';
import { Stage } from './stage';

export interface ProgramProps {
  /** The archive's state when the program is entered, or what it will be; later ones are asked for. */
  readonly state: AppState;
  /** The user who has said already that the password is forgotten; null for nobody. */
  readonly forgottenBy: string | null;
}

function Entered({ state, forgottenBy }: ProgramProps) {
  useState(() => queryClient.setQueryData(appStateQuery().queryKey, state));
  useLayoutEffect(() => {
    queryClient.setQueryData(appStateQuery().queryKey, state);
  }, [state]);
  return <Stage forgottenBy={forgottenBy} />;
}

/** Fetches what the program shows first in an open archive. */
export async function fetchAhead(): Promise<void> {
  await fetchPeopleAhead(queryClient);
}

/** The program behind the first page. */
export function Program(props: ProgramProps) {
  return (
    <Providers>
      <Entered {...props} />
    </Providers>
  );
}
