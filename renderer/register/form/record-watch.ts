import { useEffect, useState } from 'react';
import type { FieldValue } from '#shared/lib/field';
import { changedIn } from '#shared/lib/form-record';
import { byGravity, type Finding } from '#shared/register/findings';
import { marksOf } from '../../components/marks';
import type { RecordState } from './record-state';

/** Typing is not disturbed by checks: they wait until it pauses for this many milliseconds. */
const pause = 250;

interface Watched<Key> {
  readonly findings: readonly Finding[];
  /** What differs from the saved state. */
  readonly changed: readonly Key[];
}

type Row = Readonly<Record<string, FieldValue>>;

/** Whether nothing stands at any place a finding is about: something is missing there. */
function isAboutMissing(finding: Finding, values: object): boolean {
  return finding.fields.every((path) => {
    const [, key = '', row, cell = ''] = path.split('.');
    const value = (values as Readonly<Record<string, FieldValue | readonly Row[]>>)[key];
    const found =
      Array.isArray(value) && row !== undefined ? (value as readonly Row[])[Number(row)]?.[cell] : value;
    return (
      found === undefined || found === null || found === '' || (Array.isArray(found) && found.length === 0)
    );
  });
}

/**
 * Runs the checks of a record and compares with the saved state whenever typing pauses.
 * @param isNew not saved yet: what is missing is not found fault with while the record is still being typed in
 * @param check undefined until what it asks of the archive is there; must stay the same function until that changes
 */
export function useRecordWatch<Values extends object>(
  { kind, values, marks, base }: RecordState<Values>,
  isNew: boolean,
  check: ((values: Values) => readonly Finding[]) | undefined,
): Watched<keyof Values & string> & { readonly recheck: () => void } {
  const [watched, setWatched] = useState<Watched<keyof Values & string>>({ findings: [], changed: [] });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (!check) return undefined;
    const run = check;
    function look(): void {
      const current = values.get();
      const findings = byGravity(
        run(current).filter((finding) => !(isNew && isAboutMissing(finding, current))),
      );
      marks.set(marksOf(findings, marks.get()));
      setWatched({ findings, changed: changedIn(kind, base.get().values, current) });
    }
    look();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = values.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(look, pause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [kind, values, marks, base, isNew, check, asked]);
  return { ...watched, recheck: () => setAsked((times) => times + 1) };
}
