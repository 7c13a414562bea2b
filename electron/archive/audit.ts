import { createHash } from 'node:crypto';
import type { Db } from './driver';
import { prepared } from './record-sql';

/** Who gives a command. */
export interface Actor {
  readonly id: number;
  readonly name: string;
}

/** The program itself: migrations, first start, repairs. */
export const systemActor: Actor = { id: 0, name: '系统' };

/** One entity that a command changed. `before` and `after` hold only the fields that differ; null: was not, is no more. */
export interface Change {
  readonly entity: string;
  readonly id: number;
  readonly uuid?: string | undefined;
  readonly label?: string | undefined;
  /** In whose history this is shown, when not its own: a family member's change belongs to the person. */
  readonly owner?: { readonly entity: string; readonly id: number } | undefined;
  readonly before: object | null;
  readonly after: object | null;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * SQL for the name by which people know who gave a command: the account's display name; the login name, which the log
 * itself keeps, where there is no account any more.
 * @param audit the table audit as the statement calls it
 */
export function shownActor(audit: string): string {
  // A restore is recorded before the account's number in the restored archive is known: by its login name.
  const same = `u.id = ${audit}.actor_id OR (${audit}.actor_id = 0 AND u.name = ${audit}.actor_name)`;
  return `coalesce((SELECT u.display_name FROM user_account u WHERE ${same}), ${audit}.actor_name)`;
}

export interface AuditEntry extends AuditHead {
  readonly at: string;
  readonly actorId: number;
  /** The display name, see shownActor. */
  readonly actorName: string;
  readonly channel: string;
  readonly changes: readonly Change[];
}

export interface AuditWriter {
  readonly count: () => number;
  readonly record: (change: Change) => void;
  /** Writes the command's one audit row over everything recorded. */
  readonly seal: () => AuditHead;
}

interface AuditMeta {
  readonly at: string;
  readonly actor: Actor;
  readonly channel: string;
}

interface AuditRow {
  seq: number;
  at: string;
  actor_id: number;
  actor_name: string;
  channel: string;
  change_count: number;
  digest: string;
  previous_hash: string;
  hash: string;
}

interface ChangeRow {
  id: number;
  seq: number;
  entity: string;
  entity_id: number;
  uuid: string | null;
  label: string | null;
  owner_entity: string;
  owner_id: number;
  before: string | null;
  after: string | null;
}

/** The hash before the first row. */
const origin = '0'.repeat(64);

/** The last row's number and hash; seq 0 in an archive without commands. */
export function auditHead(db: Db): AuditHead {
  const row = db.prepare<[], AuditHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get();
  return row ?? { seq: 0, hash: origin };
}

type NewChangeRow = Omit<ChangeRow, 'id'>;

/** So many changes are written with one statement: calling SQLite costs as much as the row itself. */
const MOST_WAITING = 20;

const changeColumns = 'seq, entity, entity_id, uuid, label, owner_entity, owner_id, before, after';

function insertChanges(db: Db, rows: readonly NewChangeRow[]): void {
  if (rows.length === 0) return;
  const places = rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
  const bound = rows.flatMap((row) => {
    const { seq, entity, entity_id, uuid, label, owner_entity, owner_id, before, after } = row;
    return [seq, entity, entity_id, uuid, label, owner_entity, owner_id, before, after];
  });
  prepared(db, `INSERT INTO audit_change (${changeColumns}) VALUES ${places}`).run(...bound);
}

/**
 * Writes the changes of one command a few at a time, and its audit row at the end.
 * Must be used inside the command's transaction: it takes the next number at once.
 */
export function createAuditWriter(db: Db, meta: AuditMeta): AuditWriter {
  const previous = auditHead(db);
  const seq = previous.seq + 1;
  const digest = createHash('sha256');
  const waiting: NewChangeRow[] = [];
  let count = 0;
  function write(): void {
    insertChanges(db, waiting);
    digest.update(waiting.map(changeLine).join(''));
    waiting.length = 0;
  }
  return {
    count: () => count,
    record(change) {
      waiting.push(changeRow(seq, change));
      count += 1;
      if (waiting.length === MOST_WAITING) write();
    },
    seal() {
      write();
      const row = {
        seq,
        at: meta.at,
        actor_id: meta.actor.id,
        actor_name: meta.actor.name,
        channel: meta.channel,
        change_count: count,
        digest: digest.digest('hex'),
        previous_hash: previous.hash,
      };
      const hash = rowHash(row);
      db.prepare(
        `INSERT INTO audit (seq, at, actor_id, actor_name, channel, change_count, digest, previous_hash, hash)
         VALUES (@seq, @at, @actor_id, @actor_name, @channel, @change_count, @digest, @previous_hash, @hash)`,
      ).run({ ...row, hash });
      return { seq, hash };
    },
  };
}

/**
 * What happened to one entity, the latest first.
 * @param page `before`: only rows with a smaller seq (the last one of the page before); `limit`: rows at most
 */
export function historyOf(
  db: Db,
  entity: string,
  id: number,
  page: { readonly before?: number | undefined; readonly limit: number },
): AuditEntry[] {
  const rows = db
    .prepare<[string, number, number, number], AuditRow & { readonly shown_name: string }>(
      `SELECT *, ${shownActor('audit')} AS shown_name FROM audit WHERE seq IN (
         SELECT DISTINCT seq FROM audit_change WHERE owner_entity = ? AND owner_id = ? AND seq < ?
         ORDER BY seq DESC LIMIT ?)
       ORDER BY seq DESC`,
    )
    .all(entity, id, page.before ?? Number.MAX_SAFE_INTEGER, page.limit);
  const changes = db.prepare<[string, number, number], ChangeRow>(
    'SELECT * FROM audit_change WHERE owner_entity = ? AND owner_id = ? AND seq = ? ORDER BY id',
  );
  return rows.map((row) => ({
    seq: row.seq,
    hash: row.hash,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.shown_name,
    channel: row.channel,
    changes: changes.all(entity, id, row.seq).map(readChange),
  }));
}

/** Everything one command changed, in its order, row by row: an import of many thousands fits in memory. */
export function* changesOf(db: Db, seq: number): Generator<Change> {
  const rows = db
    .prepare<[number], ChangeRow>('SELECT * FROM audit_change WHERE seq = ? ORDER BY id')
    .iterate(seq);
  for (const row of rows) yield readChange(row);
}

/**
 * The changes of some records by commands given after a time, the latest first.
 * @param time ISO; commands of that very time are left out
 */
export function changesSince(db: Db, entity: string, ids: readonly number[], time: string): Change[] {
  const sql = `SELECT c.* FROM json_each(?) chosen CROSS JOIN audit_change c ON c.owner_entity = ? AND c.owner_id = chosen.value
    JOIN audit a ON a.seq = c.seq WHERE a.at > ? AND c.entity = c.owner_entity ORDER BY c.id DESC`;
  return (prepared(db, sql).all(JSON.stringify(ids), entity, time) as ChangeRow[]).map(readChange);
}

export type AuditVerdict =
  | { readonly ok: true; readonly head: AuditHead }
  | { readonly ok: false; readonly seq: number; readonly reason: 'row' | 'changes' | 'gap' | 'tail' };

/**
 * Walks the whole chain.
 * @param known a head seen earlier (a backup's): the chain must still contain it
 * @returns the head, or the first number where the chain does not hold: `row` was edited, its `changes` were edited,
 * a row is missing (`gap`), or the end was cut off (`tail`)
 */
export function verifyAuditChain(db: Db, known?: AuditHead): AuditVerdict {
  let head: AuditHead = { seq: 0, hash: origin };
  const changes = db.prepare<[number], ChangeRow>('SELECT * FROM audit_change WHERE seq = ? ORDER BY id');
  for (const row of db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY seq').iterate()) {
    if (row.seq !== head.seq + 1) return { ok: false, seq: head.seq + 1, reason: 'gap' };
    if (row.previous_hash !== head.hash || row.hash !== rowHash(row))
      return { ok: false, seq: row.seq, reason: 'row' };
    if (known && known.seq === row.seq && known.hash !== row.hash)
      return { ok: false, seq: row.seq, reason: 'row' };
    const digest = createHash('sha256');
    let count = 0;
    for (const change of changes.iterate(row.seq)) {
      digest.update(changeLine(change));
      count += 1;
    }
    if (count !== row.change_count || digest.digest('hex') !== row.digest) {
      return { ok: false, seq: row.seq, reason: 'changes' };
    }
    head = { seq: row.seq, hash: row.hash };
  }
  return tailVerdict(db, head, known);
}

/** A chain cut off at its end still links: the counter of AUTOINCREMENT and a head seen earlier tell. */
function tailVerdict(db: Db, head: AuditHead, known: AuditHead | undefined): AuditVerdict {
  const counter =
    db.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'audit'`).pluck().get() ?? 0;
  const orphan = db
    .prepare<[number], number>('SELECT seq FROM audit_change WHERE seq > ? LIMIT 1')
    .pluck()
    .get(head.seq);
  if (counter !== head.seq || orphan !== undefined || (known && known.seq > head.seq)) {
    return { ok: false, seq: head.seq + 1, reason: 'tail' };
  }
  return { ok: true, head };
}

function changeRow(seq: number, change: Change): NewChangeRow {
  return {
    seq,
    entity: change.entity,
    entity_id: change.id,
    uuid: change.uuid ?? null,
    label: change.label ?? null,
    owner_entity: change.owner?.entity ?? change.entity,
    owner_id: change.owner?.id ?? change.id,
    before: change.before && JSON.stringify(change.before),
    after: change.after && JSON.stringify(change.after),
  };
}

function readChange(row: ChangeRow): Change {
  return {
    entity: row.entity,
    id: row.entity_id,
    uuid: row.uuid ?? undefined,
    label: row.label ?? undefined,
    owner: { entity: row.owner_entity, id: row.owner_id },
    before: readObject(row.before),
    after: readObject(row.after),
  };
}

function readObject(text: string | null): object | null {
  return text === null ? null : (JSON.parse(text) as object);
}

/** What the digest covers of a change. The lengths tell where one text ends, so that none has to be quoted once more. */
function changeLine(row: NewChangeRow): string {
  const { entity, entity_id, uuid, label, owner_entity, owner_id, before, after } = row;
  const lengths = [before?.length ?? null, after?.length ?? null];
  const about = JSON.stringify([entity, entity_id, uuid, label, owner_entity, owner_id, ...lengths]);
  return `${about}${before ?? ''}${after ?? ''}\n`;
}

function rowHash(row: Omit<AuditRow, 'hash'>): string {
  const { previous_hash, seq, at, actor_id, actor_name, channel, change_count, digest } = row;
  const text = JSON.stringify([previous_hash, seq, at, actor_id, actor_name, channel, change_count, digest]);
  return createHash('sha256').update(text).digest('hex');
}
