import { isCancelledError, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import { sentenceOf } from '../components/sentence';
import { CallError } from './bridge';

/** What every reading meets while the archive is being locked, or that is no longer wanted: nothing to tell. */
const expected: readonly string[] = ['ARCHIVE_CLOSED', 'CANCELLED', 'LOCKED'];

function isExpected(error: unknown): boolean {
  return isCancelledError(error) || (error instanceof CallError && expected.includes(error.data.code));
}

/** Says why a page stays empty when reading failed; a query whose page says so itself has `meta: { told: true }`. */
export function ReadFailures() {
  const client = useQueryClient();
  const { message } = App.useApp();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        const { error } = event.action;
        if (event.query.meta?.['told'] === true || isExpected(error)) return;
        const sentence = sentenceOf(error);
        // A page that reads five things says the same sentence once.
        void message.error({ key: sentence, content: sentence, duration: 6 });
      }),
    [client, message],
  );
  return null;
}
