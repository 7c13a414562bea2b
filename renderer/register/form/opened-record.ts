import { useEffect, useState } from 'react';
import type { ErrorData } from '#shared/lib/errors';
import { CallError } from '../../app/bridge';

interface State<Opened> {
  readonly opened: Opened | null;
  readonly failed: ErrorData | null;
}

/**
 * Loads a record anew each time its form opens: a form must never begin with a version that has passed.
 * @param open must stay the same function while the same record is meant
 */
export function useOpenedRecord<Opened>(open: () => Promise<Opened>): State<Opened> {
  const [state, setState] = useState<State<Opened>>({ opened: null, failed: null });
  useEffect(() => {
    let current = true;
    open().then(
      (opened) => current && setState({ opened, failed: null }),
      (error: unknown) => {
        const data = error instanceof CallError ? error.data : { code: 'INTERNAL', params: {}, fields: [] };
        if (current) setState({ opened: null, failed: data });
      },
    );
    return () => {
      current = false;
    };
  }, [open]);
  return state;
}
