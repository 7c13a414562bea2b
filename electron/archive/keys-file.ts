import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { AppError } from '#shared/lib/errors';
import { z } from 'zod';
import { writeFileDurably } from './durable';
import { classifyFailure } from './failures';
import { keysPath } from './paths';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

/** The archive key, wrapped by a key that scrypt makes of a password or of the recovery code. */
const lockboxSchema = z.object({
  kdf: z.object({ name: z.literal('scrypt'), N: z.int(), r: z.int(), p: z.int(), salt: base64 }),
  nonce: base64,
  /** AES-256-GCM: 32 bytes of key and the 16 bytes of the tag. */
  wrapped: base64,
});

const userSlotSchema = z.object({ uuid: z.string(), name: z.string(), box: lockboxSchema });

const attemptsSchema = z.object({ failures: z.int(), lastAt: z.number() });

const keysSchema = z.object({
  format: z.literal(1),
  /** Ties the slots to one archive: a slot copied from another file does not open. */
  archive: z.string(),
  users: z.array(userSlotSchema),
  recovery: lockboxSchema,
  /** Wrong passwords in a row, by user uuid; all unknown names count together under ''. */
  attempts: z.record(z.string(), attemptsSchema),
});

export type Lockbox = z.infer<typeof lockboxSchema>;
export type KeysFile = z.infer<typeof keysSchema>;

/** @throws KEYS_MISSING when there is none; KEYS_DAMAGED when it is not what was written, so that no password can be blamed */
export function readKeysFile(folder: string): KeysFile {
  const path = keysPath(folder);
  if (!existsSync(path)) throw new AppError('KEYS_MISSING', { path });
  const text = readText(path);
  try {
    const { checksum, ...keys } = JSON.parse(text) as Record<string, unknown>;
    if (checksum !== checksumOf(keys)) throw new Error('checksum differs');
    return keysSchema.parse(keys);
  } catch (error) {
    const failure = new AppError('KEYS_DAMAGED', { path });
    failure.cause = error;
    throw failure;
  }
}

/** Replaces the file as a whole; after a power cut the old or the new one is there. */
export function writeKeysFile(folder: string, keys: KeysFile): void {
  const content = JSON.stringify({ ...keys, checksum: checksumOf(keys) }, null, 1);
  try {
    writeFileDurably(keysPath(folder), content);
  } catch (error) {
    throw classifyFailure(error, keysPath(folder));
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw classifyFailure(error, path);
  }
}

/** Tells a damaged file from a wrong password; it protects nothing. */
function checksumOf(keys: object): string {
  return createHash('sha256').update(JSON.stringify(keys)).digest('hex');
}
