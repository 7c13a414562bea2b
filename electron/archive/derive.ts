import { scrypt } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** What makes guessing slow. About 64 MB and a fifth of a second per attempt on an office PC. */
export interface KeyCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** What the thread is given. */
export interface DeriveRequest {
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: KeyCost;
}

function inThread(request: DeriveRequest): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const script = path.join(__dirname, 'derive.cjs');
    const thread = new Worker(script, { workerData: request });
    thread.once('message', (derived: Uint8Array) => resolve(Buffer.from(derived)));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`key derivation ended with ${code}`)));
  });
}

function byNode({ secret, salt, cost: { N, r, p } }: DeriveRequest): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N, r, p, maxmem: 256 * N * r };
    scrypt(secret, salt, 32, options, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
}

/**
 * scrypt (RFC 7914): 32 bytes from a secret, without holding up the window. In Electron the cryptographic library takes the
 * mere check of the parameters for the whole work, so that Node's function would first block the main process for as long
 * as the derivation takes; there a thread of its own does it, with the same result.
 */
export function derive(secret: string | Buffer, salt: Buffer, cost: KeyCost): Promise<Buffer> {
  const request = { secret: typeof secret === 'string' ? Buffer.from(secret) : secret, salt, cost };
  return process.versions['electron'] === undefined ? byNode(request) : inThread(request);
}
