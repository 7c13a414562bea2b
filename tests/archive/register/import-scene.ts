import type { Worksheet } from 'exceljs';
import { beforeEach } from 'vitest';
import type { Archive } from '../../../electron/archive/archive';
import { getPerson } from '../../../electron/features/register/person/person.service';
import { makeIdNumber } from '#shared/lib/id-number';
import type { PersonDocument } from '#shared/register/person/person-document';
import type { PersonRecord } from '#shared/register/fields/person';
import { newArchive } from '../helpers';
import { addPerson, addUnit, asClerk } from './factory';
import { importerFor, writeSheet, type Cell, type Importer } from './importer';

/** 清河县 with 青石镇 and 柳河村 in it, made anew before each test. */
export interface Scene {
  archive: Archive;
  folder: string;
  county: number;
  town: number;
  village: number;
  /** Saves a person, in 青石镇 unless told. */
  save: (given: Partial<PersonRecord>, children?: Parameters<typeof addPerson>[2]) => number;
  /** The only living person of a name. */
  person: (name: string) => PersonDocument;
  open: (rows: readonly (readonly Cell[])[], edit?: (sheet: Worksheet) => void) => Promise<Importer>;
}

/** An invented ID number of an unassigned region. */
export function idOf(birth: string, sequence: number, sex: '1' | '2' = '1'): string {
  return makeIdNumber({ region: '990101', birth, sequence, sex });
}

function personNamed(archive: Archive, name: string): PersonDocument {
  const sql = 'SELECT id FROM person WHERE name = ? AND deleted_at IS NULL';
  const ids = archive.db.prepare(sql).pluck().all(name) as number[];
  if (ids.length !== 1) throw new Error(`${ids.length} people of the name ${name}`);
  return getPerson(archive.db, Number(ids[0]));
}

/** Call it once at the top of a test file. */
export function importScene(): Scene {
  const scene = {} as Scene;
  beforeEach(() => {
    const { archive, folder } = newArchive({ key: Buffer.alloc(32) });
    const units = asClerk(archive, (tx) => {
      const county = addUnit(tx, '清河县', null, { kind: 'county' });
      const town = addUnit(tx, '青石镇', county, { kind: 'town' });
      return { county, town, village: addUnit(tx, '柳河村', town, { kind: 'village' }) };
    });
    const made: Scene = {
      ...units,
      archive,
      folder,
      save: (given, children = {}) =>
        asClerk(archive, (tx) => addPerson(tx, { organizationId: units.town, ...given }, children)),
      person: (name) => personNamed(archive, name),
      open: async (rows, edit) => importerFor(archive, await writeSheet(rows, edit)),
    };
    Object.assign(scene, made);
  });
  return scene;
}
