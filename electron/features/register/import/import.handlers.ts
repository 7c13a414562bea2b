import type { importContract } from '#shared/register/import/import-contract';
import type { HandlersOf } from '../../../contexts';
import { applyImport } from './import-apply.service';
import { writeErrors } from './import-errors.service';
import { countImportFindings } from './import-findings.service';
import { rememberColumns } from './import-memory';
import { listUnits, makePlan } from './import-plan.service';
import { previewNumbers, previewRows } from './import-preview.service';
import { createImportSession } from './import-session';
import { openWorkbook, previewSheet } from './import-sheet.service';
import { checkUndo, undoImport } from './import-undo.service';
import { warmUp } from './warm-up.service';
import { previewWorkbook } from './import-workbook.service';
import { selectRuns } from './import.store';

/** The channels of importing spreadsheets. The session lives in the thread that these handlers were made in. */
export function importHandlers(): HandlersOf<typeof importContract> {
  const session = createImportSession();
  return {
    'import.warmUp': (_input, context) => warmUp(context),
    'import.open': ({ file }, context) => openWorkbook(session, context, file),
    'import.sheet': (input, context) => previewSheet(session, context, input),
    'import.workbook': (input, context) => previewWorkbook(session, context, input),
    'import.units': (mapping, context) => listUnits(session, context, mapping),
    'import.plan': (setup, context) => makePlan(session, context, setup),
    'import.rows': (input, { db }) => previewRows(session, db, input),
    'import.rowNumbers': (input) => previewNumbers(session, input),
    'import.errors': (input, context) => writeErrors(session, context, input),
    'import.apply': (input, context) => applyImport(session, context, input),
    'import.remember': (input, { db, now }) => {
      rememberColumns(db, now, input);
      return null;
    },
    'import.history': (page, { db }) => selectRuns(db, page),
    'import.findings': ({ runId }, context) => countImportFindings(context, runId),
    'import.undoCheck': ({ runId }, context) => checkUndo(context, runId),
    'import.undo': (input, context) => undoImport(context, input),
  };
}
