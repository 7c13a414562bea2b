import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createArchive } from '../../../electron/archive/archive';
import { systemActor } from '../../../electron/archive/audit';
import { openKeyRing } from '../../../electron/archive/keys';
import { insertFirstUser } from '../../../electron/features/security/security.store';
import { archiveHandlers } from '../../../electron/host';
import { jobContext, today } from './context';
import { administrator } from './people';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const program = { version: '0.1.0' };

export interface BenchCounty {
  /** To be given to the program as YANZHEN_DATA. */
  readonly data: string;
  /** Where archive.db and the key slots lie. */
  readonly folder: string;
}

function filesUnder(folder: string): string[] {
  return fs.readdirSync(path.join(PROJECT, folder)).map((name) => path.join(PROJECT, folder, name));
}

/** What an archive's content depends on: the generator, the tables, and what the register adds on the way. */
function generatorHash(): string {
  const hash = createHash('sha256').update(today);
  const register = 'electron/features/register';
  const files = [...filesUnder('shared/demo'), ...filesUnder('electron/archive/migrations')];
  for (const name of ['person/name-keys.ts', 'person/person.store.ts', 'bulk/bulk.service.ts'])
    files.push(path.join(PROJECT, register, name));
  files.push(path.join(PROJECT, 'shared/lib/names.ts'));
  for (const file of files.sort()) hash.update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

async function build(data: string, people: number): Promise<void> {
  const folder = path.join(data, 'archive');
  fs.mkdirSync(folder, { recursive: true });
  const user = { uuid: randomUUID(), name: administrator.userName };
  const { key } = await openKeyRing({ folder }).create(user, administrator.password);
  const archive = createArchive({ folder, key, program });
  await archive.command({ actor: systemActor, channel: 'archive.create' }, (tx) =>
    insertFirstUser(tx, { ...administrator, uuid: user.uuid, unitName: '示范县委组织部' }),
  );
  const context = jobContext(archive, 'demo.load');
  await archiveHandlers()['demo.load']({ people }, context);
  await archive.close();
  fs.mkdirSync(path.join(data, 'profile'), { recursive: true });
  fs.writeFileSync(path.join(data, 'profile/config.json'), JSON.stringify({ dataFolder: folder }));
}

/**
 * The demonstration county with so many people in an encrypted archive, made once per generator and kept under out/.
 * Benchmarks leave it as they found it, or copy it first.
 */
export async function benchCounty(people: number): Promise<BenchCounty> {
  const data = path.join(PROJECT, 'out/bench', `${people}-${generatorHash()}`);
  if (!fs.existsSync(path.join(data, 'profile/config.json'))) {
    fs.rmSync(data, { recursive: true, force: true });
    await build(data, people);
  }
  return { data, folder: path.join(data, 'archive') };
}

/** A copy of the county in a folder of its own: a benchmark may open, change and spoil it. */
export async function copyCounty(people: number): Promise<BenchCounty & { readonly remove: () => void }> {
  const source = await benchCounty(people);
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'yanzhen-bench-'));
  fs.cpSync(source.data, data, { recursive: true });
  const folder = path.join(data, 'archive');
  fs.writeFileSync(path.join(data, 'profile/config.json'), JSON.stringify({ dataFolder: folder }));
  return { data, folder, remove: () => fs.rmSync(data, { recursive: true, force: true, maxRetries: 3 }) };
}
