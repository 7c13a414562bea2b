import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derive, type KeyCost } from './derive';
import type { Lockbox } from './keys-file';

export const defaultKeyCost: KeyCost = { N: 2 ** 16, r: 8, p: 1 };

/**
 * Locks the archive key away under a secret: scrypt makes a key of the secret, AES-256-GCM wraps the archive key with it.
 * @param key the archive's 32 bytes
 * @param label bound to the box, so that a box moved to another user or another archive does not open
 */
export async function wrap(
  key: Buffer,
  secret: string | Buffer,
  label: string,
  cost: KeyCost,
): Promise<Lockbox> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, salt, cost), nonce).setAAD(
    Buffer.from(label),
  );
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return {
    kdf: { name: 'scrypt', N: cost.N, r: cost.r, p: cost.p, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/**
 * Opens a box.
 * @returns the archive key, undefined when the secret or the label is not the right one
 */
export async function unwrap(
  box: Lockbox,
  secret: string | Buffer,
  label: string,
): Promise<Buffer | undefined> {
  const wrapping = await derive(secret, Buffer.from(box.kdf.salt, 'base64'), box.kdf);
  const wrapped = Buffer.from(box.wrapped, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(box.nonce, 'base64'));
  decipher.setAAD(Buffer.from(label)).setAuthTag(wrapped.subarray(32));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
  } catch {
    return undefined;
  }
}
