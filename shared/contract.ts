import type { Channel, InputOf, OutputOf, ParsedOf } from '#shared/lib/channel';
import { demoContract } from '#shared/demo/contract';
import { printingContract } from '#shared/printing/contract';
import { registerContract } from '#shared/register/contract';
import { securityContract } from '#shared/security/contract';
import { systemContract } from '#shared/settings/contract';
import { draftContract } from '#shared/settings/draft-contract';
import { preferenceContract } from '#shared/settings/preference-contract';

/** Every channel between renderer and main: each name stands once, here. */
export const contract = {
  ...systemContract,
  ...draftContract,
  ...preferenceContract,
  ...securityContract,
  ...registerContract,
  ...printingContract,
  ...demoContract,
} as const;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type Input<Name extends ChannelName> = InputOf<Contract[Name]>;
export type Parsed<Name extends ChannelName> = ParsedOf<Contract[Name]>;
export type Output<Name extends ChannelName> = OutputOf<Contract[Name]>;

/** Looks a channel up by a name that came from outside; undefined when there is none. */
export function channelNamed(name: string): Channel | undefined {
  return Object.hasOwn(contract, name) ? contract[name as ChannelName] : undefined;
}

/** What the main process tells the window without being asked. */
export interface Events {
  'job.progress': {
    readonly id: string;
    readonly done: number;
    readonly total: number;
    readonly text: string;
  };
  'archive.changed': { readonly slices: readonly string[] };
  'app.stateChanged': Record<string, never>;
  'app.closing': Record<string, never>;
}
export type EventName = keyof Events;
export const eventNames: readonly EventName[] = [
  'job.progress',
  'archive.changed',
  'app.stateChanged',
  'app.closing',
];
