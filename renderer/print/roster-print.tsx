import { useEffect, useState } from 'react';
import type { Field } from '#shared/lib/field';
import { formatValue } from '#shared/lib/format-value';
import { personFields } from '#shared/register/fields/person';
import type { PersonRow } from '#shared/register/person-list';
import type { RosterDocument } from '#shared/register/print-documents';
import { invoke } from '../app/bridge';
import { RosterSheets, type PrintColumn, type PrintRow } from './roster-sheets';

const chunk = 500;
const fields: readonly Field[] = personFields;

async function loadRows(document: RosterDocument): Promise<PersonRow[]> {
  const rows: PersonRow[] = [];
  for (;;) {
    const request = { ...document.list, columns: document.columns, offset: rows.length, limit: chunk };
    const page = await invoke('person.page', request);
    rows.push(...page.rows);
    if (page.rows.length < chunk) return rows;
  }
}

async function layout(document: RosterDocument): Promise<{ columns: PrintColumn[]; rows: PrintRow[] }> {
  const wanted = document.columns.flatMap((key) => fields.filter((field) => field.key === key));
  const tree = await invoke('organization.tree', {});
  const names = new Map(tree.map((node) => [node.id, node.name]));
  const rows = await loadRows(document);
  return {
    columns: wanted.map((field) => ({
      key: field.key,
      label: field.label,
      weight: field.width ?? 100,
      alignStart: (field.width ?? 100) >= 140,
    })),
    rows: rows.map((row) => ({
      key: String(row.id),
      cells: wanted.map((field) =>
        formatValue(field, row.values[field.key as keyof PersonRow['values']], (id) => names.get(id) ?? ''),
      ),
    })),
  };
}

/** Fetches a roster and lays it out. */
export function RosterPrint({
  document,
  onLaidOut,
}: {
  readonly document: RosterDocument;
  readonly onLaidOut: (pages: number) => void;
}) {
  const [content, setContent] = useState<{ columns: PrintColumn[]; rows: PrintRow[] } | null>(null);
  useEffect(() => {
    void layout(document).then(setContent);
  }, [document]);
  return (
    content && (
      <RosterSheets title={document.title} paper={document.paper} {...content} onLaidOut={onLaidOut} />
    )
  );
}
