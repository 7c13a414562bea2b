import type { Parsed } from '#shared/contract';
import type { ListRequest, PersonRow } from '#shared/register/list/person-list';
import { rosterColumns, rosterFields, rosterLines, signatureLine } from '#shared/register/exchange/roster';
import { tableSheet } from '#shared/lib/table-sheet';
import type { TakenRoster } from '#shared/register/exchange/roster-contract';
import type { RosterContents, RosterRequest } from '#shared/register/exchange/roster-request';
import type { BodyLine, SheetModel } from '#shared/workbooks/model';
import type { JobContext } from '../../../contexts';
import { withSnapshot } from '../../../archive/snapshot';
import { writeWorkbook } from '../../../workbooks/write';
import { selectOrganizationTree } from '../organization/organization.store';
import type { ListSource } from '../list/list-sql.store';
import { countList, selectPage } from '../list/person-list.store';
import { keepLines } from './roster-snapshot';

const chunk = 500;

/** Chosen people are taken wherever they stand: they may have been chosen in several searches. */
function listOf({ list, ids }: RosterContents): ListRequest {
  if (ids === null) return list;
  return { organizationId: null, search: '', condition: null, sort: list.sort, ids };
}

/** Everybody of a roster in list order, read in chunks: the caller holds the moment. */
function* allRows(source: ListSource, roster: RosterContents): Generator<PersonRow> {
  const request = { ...listOf(roster), columns: rosterFields(roster), limit: chunk };
  for (let offset = 0; ; offset += chunk) {
    const rows = selectPage(source, { ...request, offset });
    yield* rows;
    if (rows.length < chunk) return;
  }
}

/**
 * Reads a roster in one transaction and keeps its lines for a preview and for printing: what is looked at and what
 * comes out of the printer is of one moment, whoever saves meanwhile.
 */
export function takeRoster(source: ListSource, roster: RosterContents): TakenRoster {
  const read = source.db.transaction(() => {
    let people = 0;
    function* counted(): Generator<PersonRow> {
      for (const row of allRows(source, roster)) {
        people += 1;
        yield row;
      }
    }
    const lines = rosterLines(roster, counted(), selectOrganizationTree(source.db));
    const taken = keepLines(source.db, lines);
    return { ...taken, people };
  });
  return read();
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
    await writeWorkbook(context.pathOf(input.file, 'write'), [sheet], () =>
      context.checkpoint(written, total, '正在导出'),
    );
    return { rows: written };
  });
}
