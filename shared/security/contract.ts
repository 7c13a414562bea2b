import { z } from 'zod';
import { action, type Role } from '#shared/lib/channel';
import type { ErrorData } from '#shared/lib/errors';

export interface Actor {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly role: Exclude<Role, 'anyone'>;
}

/** What the window shows before and after unlocking. */
export interface AppState {
  readonly stage: 'first-start' | 'locked' | 'open' | 'problem';
  readonly version: string;
  readonly dataFolder: string;
  /** User names that can unlock (stage locked). */
  readonly users: readonly string[];
  /** ISO time until which unlocking is refused after wrong passwords. */
  readonly lockedUntil: string | null;
  readonly problem: ErrorData | null;
  readonly unitName: string | null;
  readonly actor: Actor | null;
}

const password = z.string().min(1).max(200);
const userName = z.string().trim().min(1).max(40);

export const securityContract = {
  'app.state': action<AppState>()({ role: 'anyone', input: z.strictObject({}) }),
  'archive.create': action<{ readonly recoveryCode: string }>()({
    role: 'anyone',
    input: z.strictObject({
      folder: z.string().min(1).max(1000),
      unitName: z.string().trim().min(1).max(100),
      userName,
      displayName: z.string().trim().min(1).max(40),
      password,
    }),
  }),
  'archive.unlock': action<Actor>()({ role: 'anyone', input: z.strictObject({ userName, password }) }),
  'archive.lock': action<null>()({ role: 'viewer', input: z.strictObject({}) }),
} as const;
