import { parentPort, workerData } from 'node:worker_threads';
import { scrypt } from 'hash-wasm';
import type { DeriveRequest } from './archive/derive';

const { secret, salt, cost } = workerData as DeriveRequest;

void scrypt({
  password: secret,
  salt,
  costFactor: cost.N,
  blockSize: cost.r,
  parallelism: cost.p,
  hashLength: 32,
  outputType: 'binary',
}).then((derived) => parentPort?.postMessage(derived));
