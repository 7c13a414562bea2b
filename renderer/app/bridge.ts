import type { ChannelName, EventName, Events, Input, Output } from '#shared/contract';
import type { Envelope, ErrorData } from '#shared/lib/errors';
import { jobBegan, jobEnded } from './running-jobs';

interface Bridge {
  invoke(channel: string, input: unknown, jobId?: string): Promise<Envelope<unknown>>;
  on(name: string, listener: (payload: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly yanzhen: Bridge;
  }
}

/** A call that was answered with an error; `data` holds its code for errorText. */
export class CallError extends Error {
  readonly data: ErrorData;

  constructor(data: ErrorData) {
    super(data.code);
    this.data = data;
  }
}

/**
 * Calls a channel of the contract.
 * @param jobId for jobs: the id under which progress is reported and by which it can be cancelled
 * @throws CallError
 */
export async function invoke<Name extends ChannelName>(
  channel: Name,
  input: Input<Name>,
  jobId?: string,
): Promise<Output<Name>> {
  if (jobId === undefined) return unwrapped(await window.yanzhen.invoke(channel, input));
  jobBegan(jobId);
  try {
    return unwrapped(await window.yanzhen.invoke(channel, input, jobId));
  } finally {
    jobEnded(jobId);
  }
}

/**
 * Reads for as long as somebody wants to know: when `signal` aborts (a list was changed before its numbers came), a request
 * that still waits in the main process is taken back. For query functions, whose answer is then not looked at.
 * @throws CallError
 */
export async function read<Name extends ChannelName>(
  channel: Name,
  input: Input<Name>,
  signal: AbortSignal,
): Promise<Output<Name>> {
  const id = crypto.randomUUID();
  const takeBack = (): void => void window.yanzhen.invoke('job.cancel', { id });
  signal.addEventListener('abort', takeBack, { once: true });
  try {
    return unwrapped(await window.yanzhen.invoke(channel, input, id));
  } finally {
    signal.removeEventListener('abort', takeBack);
  }
}

function unwrapped<T>(envelope: Envelope<unknown>): T {
  if (!envelope.ok) throw new CallError(envelope.error);
  return envelope.value as T;
}

/** Listens to an event of the main process; returns the function that stops listening. */
export function listen<Name extends EventName>(
  name: Name,
  listener: (payload: Events[Name]) => void,
): () => void {
  return window.yanzhen.on(name, (payload) => listener(payload as Events[Name]));
}
