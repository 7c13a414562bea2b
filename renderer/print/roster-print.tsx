import { useEffect, useState } from 'react';
import { rosterColumns, rosterLines, signatureLine } from '#shared/register/exchange/roster';
import type { RosterRequest } from '#shared/register/exchange/roster-request';
import type { PersonRow } from '#shared/register/list/person-list';
import { invoke } from '../app/bridge';
import { TableSheets, type PaperContent } from './table-sheets';

const chunk = 500;

async function loadRows(roster: RosterRequest): Promise<PersonRow[]> {
  const rows: PersonRow[] = [];
  for (;;) {
    const page = await invoke('roster.rows', { roster, offset: rows.length, limit: chunk });
    rows.push(...page);
    if (page.length < chunk) return rows;
  }
}

async function load(roster: RosterRequest): Promise<PaperContent> {
  const [tree, rows] = await Promise.all([invoke('organization.tree', {}), loadRows(roster)]);
  const { title, caption, paper } = roster;
  const lines = [...rosterLines(roster, rows, tree)];
  return { title, caption, paper, columns: rosterColumns(roster), lines, footer: signatureLine };
}

interface Props {
  readonly roster: RosterRequest;
  readonly onLaidOut: (pages: number) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Fetches a roster and lays it out; the same on paper and in the preview. */
export function RosterPrint({ roster, onLaidOut, onFailed }: Props) {
  const [content, setContent] = useState<PaperContent | null>(null);
  useEffect(() => {
    let current = true;
    load(roster).then(
      (loaded) => current && setContent(loaded),
      (error: unknown) => current && onFailed(error),
    );
    return () => {
      current = false;
    };
  }, [roster, onFailed]);
  return content && <TableSheets key={content.lines.length} content={content} onLaidOut={onLaidOut} />;
}
