import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formHandlers } from '../../../electron/features/register/approval-form/form.handlers';
import type { Archive } from '../../../electron/archive/archive';
import type { JobContext } from '../../../electron/contexts';
import type {
  FormChoice,
  FormComparison,
  FormDecisions,
  FormDone,
  FormFileRow,
  FormSession,
  OpenFile,
} from '#shared/register/approval-form/form-contract';
import type { Parsed } from '#shared/contract';
import { formatLrmx } from '#shared/register/lrmx';
import { emptyLrmx, type LrmxFamilyRow, type LrmxGeneration, type LrmxTag } from '#shared/register/lrmx-form';
import { temporaryFolder } from '../helpers';
import { jobContext } from './support';
import { idOf } from './import-scene';

/** A drawn portrait as a file holds it. */
export const portraits = {
  man: readFileSync('tests/fixtures/portraits/man.jpg').toString('base64'),
  woman: readFileSync('tests/fixtures/portraits/woman.jpg').toString('base64'),
};

type Values = Partial<Record<LrmxTag, string>>;

/** The text of an .lrmx file with these values. */
export function formText(
  values: Values,
  family: readonly LrmxFamilyRow[] = [],
  generation: LrmxGeneration = 4,
): string {
  const form = emptyLrmx(generation);
  return formatLrmx({ ...form, values: { ...form.values, ...values }, family });
}

/** A folder with one file for each name, which may begin with a folder's. @returns its path */
export function formFolder(files: Readonly<Record<string, Values | string>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : formText(content));
  }
  return folder;
}

export const token = '3f2b8c1e-7a4d-4c55-9e0b-0d6f2a1b3c4d';

/** The page without its window. */
export interface FormReader {
  session: FormSession;
  readonly rows: (show?: Parsed<'form.rows'>['show'], search?: string) => Promise<readonly FormFileRow[]>;
  /** Which files of a list want a decision. */
  readonly open: (show?: Parsed<'form.rows'>['show']) => Promise<readonly OpenFile[]>;
  /** The file of a name, in full. */
  readonly compare: (name: string) => Promise<FormComparison>;
  readonly choose: (choice: FormChoice) => Promise<FormSession>;
  readonly refresh: () => Promise<FormSession>;
  readonly photos: () => Promise<readonly number[]>;
  readonly decisions: () => Promise<FormDecisions>;
  readonly apply: (checkpoint?: JobContext['checkpoint']) => Promise<FormDone>;
}

/** Opens a folder of forms for import into an archive. */
export async function readForms(
  archive: Archive,
  folder: string,
  decisions: FormDecisions | null = null,
): Promise<FormReader> {
  const handlers = formHandlers();
  const context = (channel: string): JobContext => ({
    ...jobContext(archive, channel),
    pathOf: () => folder,
  });
  const session = await handlers['form.open']({ source: { folder: token }, decisions }, context('form.open'));
  const { sessionId } = session;
  const rows: FormReader['rows'] = async (show = 'all', search = '') => {
    const page = { sessionId, show, search, offset: 0, limit: 500 };
    return (await handlers['form.rows'](page, context('form.rows'))).rows;
  };
  const open: FormReader['open'] = async (show = 'all') => {
    // What is open is told of the whole list.
    const page = { sessionId, show, search: '', offset: 0, limit: 1 };
    return (await handlers['form.rows'](page, context('form.rows'))).open;
  };
  const reader: FormReader = {
    session,
    rows,
    open,
    async compare(name) {
      const row = (await rows()).find((one) => one.name === name);
      if (!row) throw new Error(`no file ${name}`);
      return handlers['form.compare']({ sessionId, file: row.file }, context('form.compare'));
    },
    async choose(choice) {
      reader.session = await handlers['form.choose']({ sessionId, choice }, context('form.choose'));
      return reader.session;
    },
    async refresh() {
      reader.session = await handlers['form.refresh']({ sessionId }, context('form.refresh'));
      return reader.session;
    },
    photos: async () => handlers['form.photos']({ sessionId }, context('form.photos')),
    decisions: async () => handlers['form.decisions']({ sessionId }, context('form.decisions')),
    apply: async (checkpoint = () => {}) =>
      handlers['form.apply']({ sessionId }, { ...context('form.apply'), checkpoint }),
  };
  return reader;
}

/** Whom most files of these tests are about. */
export const zhang = {
  XingMing: '张晓明',
  XingBie: '男',
  ChuShengNianYue: '19780305',
  MinZu: '汉族',
  JiGuan: '湖南清河',
  XianRenZhiWu: '青石镇党委书记',
  ShenFenZheng: idOf('1978-03-05', 1),
};
