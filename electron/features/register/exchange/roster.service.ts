import type { Parsed } from '#shared/contract';
import type { ListRequest, PersonRow } from '#shared/register/list/person-list';
import { rosterColumns, rosterFields, rosterLines, signatureLine } from '#shared/register/exchange/roster';
import { tableSheet } from '#shared/lib/table-sheet';
import type { RosterRequest } from '#shared/register/exchange/roster-request';
import type { BodyLine, SheetModel } from '#shared/workbooks/model';
import type { JobContext } from '../../../contexts';
import { withSnapshot } from '../../../archive/snapshot';
import { writeWorkbook } from '../../../workbooks/write';
import { selectOrganizationTree } from '../organization/organization.store';
import type { ListSource } from '../list/list-sql.store';
import { countList, selectPage } from '../list/person-list.store';

const chunk = 500;

/** One chunk of a roster's people in list order. */
export function rosterRows(
  source: ListSource,
  roster: RosterRequest,
  offset: number,
  limit: number,
): PersonRow[] {
  const list = listOf(roster);
  return selectPage(source, { ...list, columns: rosterFields(roster), offset, limit });
}

/** Chosen people are taken wherever they stand: they may have been chosen in several searches. */
function listOf({ list, ids }: RosterRequest): ListRequest {
  if (ids === null) return list;
  return { organizationId: null, search: '', condition: null, sort: list.sort, ids };
}

function* allRows(source: ListSource, roster: RosterRequest): Generator<PersonRow> {
  for (let offset = 0; ; offset += chunk) {
    const rows = rosterRows(source, roster, offset, chunk);
    yield* rows;
    if (rows.length < chunk) return;
  }
}

/** The sheet of a roster; its people are read while the file is being written. */
function rosterSheet(
  source: ListSource,
  roster: RosterRequest,
  total: number,
  count: () => void,
): SheetModel {
  function* body(): Generator<BodyLine> {
    for (const line of rosterLines(roster, allRows(source, roster), selectOrganizationTree(source.db))) {
      if ('group' in line) yield line;
      else {
        count();
        yield line.cells;
      }
    }
  }
  return tableSheet({
    ...roster,
    name: '名册',
    columns: rosterColumns(roster),
    body: body(),
    rowCount: total,
    footer: signatureLine,
  });
}

/** Writes a roster to a workbook. */
export async function exportRoster(
  input: Parsed<'roster.export'>,
  context: JobContext,
): Promise<{ rows: number }> {
  const { roster } = input;
  return withSnapshot(context.db, async () => {
    const total = countList(context, listOf(roster));
    let written = 0;
    const sheet = rosterSheet(context, roster, total, () => (written += 1));
    await writeWorkbook(context.pathOf(input.file), [sheet], () =>
      context.checkpoint(written, total, '正在导出'),
    );
    return { rows: written };
  });
}
