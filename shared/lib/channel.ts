import type { z } from 'zod';

/** From least to most: each role may do what those before it may. `anyone` also works while locked. */
export const roles = ['anyone', 'viewer', 'editor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/**
 * - query: reads the archive, no effect
 * - command: one transaction and one audit row
 * - note: one transaction without an audit row, for what is nobody's decision: drafts, how a list was last looked at
 * - action: works outside the archive (dialogs, files, unlocking, printing)
 * - job: longer than 50 ms; runs in the worker thread, reports progress, can be cancelled
 */
export type ChannelKind = 'query' | 'command' | 'note' | 'action' | 'job';

export interface Channel<
  Kind extends ChannelKind = ChannelKind,
  Input extends z.ZodType = z.ZodType,
  Output = unknown,
> {
  readonly kind: Kind;
  readonly role: Role;
  readonly input: Input;
  /** A job that writes: commands wait until it has ended. */
  readonly writes?: boolean;
  /** Takes data out of the archive: once it has succeeded, an audit row says who took what. */
  readonly recorded?: boolean;
  /** A query that may take longer than 50 ms for this input: it is answered by the reader thread. */
  readonly heavy?: (input: never) => boolean;
  /** Only the type matters: the main process is trusted, its answers are not parsed again. */
  readonly output?: Output;
}

interface Options<Input extends z.ZodType> {
  readonly role: Role;
  readonly input: Input;
}

/** A channel that only reads. */
export function query<Output>() {
  return <Input extends z.ZodType>(
    options: Options<Input> & { readonly heavy?: (input: z.output<Input>) => boolean },
  ): Channel<'query', Input, Output> => ({ kind: 'query', ...options });
}

/** A channel that changes the archive in one transaction with one audit row. */
export function command<Output>() {
  return <Input extends z.ZodType>(options: Options<Input>): Channel<'command', Input, Output> => ({
    kind: 'command',
    ...options,
  });
}

/** A channel that keeps something in the archive that is nobody's decision, and therefore in nobody's history. */
export function note<Output>() {
  return <Input extends z.ZodType>(options: Options<Input>): Channel<'note', Input, Output> => ({
    kind: 'note',
    ...options,
  });
}

/** A channel that works outside the archive. */
export function action<Output>() {
  return <Input extends z.ZodType>(
    options: Options<Input> & { readonly recorded?: boolean },
  ): Channel<'action', Input, Output> => ({
    kind: 'action',
    ...options,
  });
}

/** A channel whose work runs in the worker thread. */
export function job<Output>() {
  return <Input extends z.ZodType>(
    options: Options<Input> & { readonly writes: boolean; readonly recorded?: boolean },
  ): Channel<'job', Input, Output> => ({
    kind: 'job',
    ...options,
  });
}

export type InputOf<C> = C extends Channel<ChannelKind, infer Input, unknown> ? z.input<Input> : never;
export type ParsedOf<C> = C extends Channel<ChannelKind, infer Input, unknown> ? z.output<Input> : never;
export type OutputOf<C> = C extends Channel<ChannelKind, z.ZodType, infer Output> ? Output : never;
