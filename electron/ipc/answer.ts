import { randomUUID } from 'node:crypto';
import { channelNamed, type ChannelName } from '#shared/contract';
import { roles, type Channel, type Role } from '#shared/lib/channel';
import { AppError, type Envelope, type ErrorData } from '#shared/lib/errors';
import type { Actor } from '#shared/security/contract';

/** Runs a call whose channel, role and input have been checked. */
export type Dispatch = (
  name: ChannelName,
  channel: Channel,
  input: unknown,
  jobId: string,
) => Promise<unknown>;

export interface AnswerOptions {
  readonly actor: () => Actor | null;
  readonly dispatch: Dispatch;
  /** Writes a defect to the log under an id that the user also sees. */
  readonly report: (id: string, channel: string, error: unknown) => void;
}

/** The sender has been checked; now contract, role, input, run, envelope. Knows no Electron, so that tests call it too. */
export async function answer(
  options: AnswerOptions,
  name: string,
  input: unknown,
  jobId: string,
): Promise<Envelope<unknown>> {
  try {
    const channel = channelNamed(name);
    if (!channel) throw new AppError('NOT_FOUND');
    requireRole(channel.role, options.actor());
    const parsed = channel.input.safeParse(input);
    if (!parsed.success) {
      const fields = parsed.error.issues
        .slice(0, 50)
        .map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
      throw new AppError('INPUT_INVALID', {}, fields);
    }
    return { ok: true, value: await options.dispatch(name as ChannelName, channel, parsed.data, jobId) };
  } catch (error) {
    return failure(error, (id, cause) => options.report(id, name, cause));
  }
}

function requireRole(needed: Role, actor: Actor | null): void {
  if (needed === 'anyone') return;
  if (!actor) throw new AppError('LOCKED');
  if (roles.indexOf(actor.role) < roles.indexOf(needed)) throw new AppError('ACCESS_DENIED');
}

/** Any failure as the renderer gets it; `report` is told about defects only. */
export function failure(error: unknown, report?: (id: string, error: unknown) => void): Envelope<never> {
  if (error instanceof AppError) {
    return { ok: false, error: { code: error.code, params: error.params, fields: error.fields } };
  }
  const id = randomUUID().slice(0, 8);
  report?.(id, error);
  const data: ErrorData = { code: 'INTERNAL', params: {}, fields: [], id };
  return { ok: false, error: data };
}
