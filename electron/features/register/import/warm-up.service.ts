import { codeChoices } from '#shared/lib/code-tables';
import type { Field } from '#shared/lib/field';
import { makeIdNumber } from '#shared/lib/id-number';
import { usualOptions } from '#shared/register/import/plan';
import { targetsOf } from '#shared/register/import/targets';
import type { CellValue, SheetData } from '#shared/workbooks/model';
import type { JobContext } from '../../../contexts';
import { listUnits, makePlan } from './import-plan.service';
import { createImportSession } from './import-session';
import { previewSheet } from './import-sheet.service';

/** So many rows bring the engine to compile what reads them. */
const ROWS = 600;
const COLUMNS = 40;

function choiceText(field: Field, row: number): string {
  const choices = field.options ?? (field.codes ? codeChoices(field.codes) : []);
  return choices[row % Math.min(choices.length, 8)]?.text ?? '';
}

/** Something that a field takes. The ID numbers are of an unassigned region. */
function sampleText(field: Field, row: number): string {
  const year = 1960 + (row % 40);
  const month = String(1 + (row % 9)).padStart(2, '0');
  switch (field.kind) {
    case 'idNumber':
      return makeIdNumber({ region: '990101', birth: `${year}-${month}-01`, sequence: row % 500, sex: '1' });
    case 'month':
    case 'date':
    case 'partyDate':
      return row % 2 ? `${year}.${month}` : `${year}年${Number(month)}月`;
    case 'year':
      return String(year);
    case 'code':
      return choiceText(field, row);
    case 'flag':
      return row % 2 ? '是' : '否';
    case 'integer':
    case 'number':
      return String(row);
    case 'phone':
      return String(13800000000 + row);
    default:
      return field.key === 'name' ? `张${String.fromCodePoint(0x4e00 + row)}` : `第${row % 50}项`;
  }
}

/** A roster with as many columns as rosters have. */
export function sampleSheet(today: string): SheetData {
  const targets = targetsOf('person', { titles: [], today }).slice(0, COLUMNS);
  const heads: CellValue[] = targets.map(({ label }) => label);
  const rows = Array.from({ length: ROWS }, (_, row) =>
    targets.map(({ place }) => ('field' in place ? sampleText(place.field, row) : `第${row % 50}村`)),
  );
  return {
    name: '名册',
    hidden: false,
    rows: [heads, ...rows].map((cells, index) => ({ number: index + 1, cells })),
    merges: [],
    hiddenColumns: [],
    width: targets.length,
  };
}

/**
 * Sends an invented roster through the steps before writing while the user looks for the file: the first import after a start
 * would otherwise wait for the engine to compile them (a sixth of its time). Nothing is written, and nothing is kept.
 */
export async function warmUp(context: JobContext): Promise<null> {
  const sheet = sampleSheet(context.today);
  const session = createImportSession(() => Promise.resolve([sheet]));
  const unread: JobContext = { ...context, pathOf: () => '' };
  const source = { file: '', kind: 'person' as const, sheet: sheet.name };
  const { head, columns } = await previewSheet(session, unread, { ...source, head: null });
  if (!head) throw new Error('the sample has no head');
  const mapped = columns.flatMap(({ index, target }) => (target === null ? [] : [{ index, target }]));
  const mapping = { ...source, head, columns: mapped, options: usualOptions };
  await listUnits(session, unread, mapping);
  await makePlan(session, unread, { ...mapping, units: {}, decisions: [] });
  return null;
}
