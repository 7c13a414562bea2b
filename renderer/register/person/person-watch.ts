import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { checkPerson } from '#shared/register/checks/check';
import { endedUnits } from '#shared/register/checks/ended-units';
import type { FieldValue } from '#shared/lib/field';
import { byGravity, type Finding } from '#shared/register/findings';
import {
  changedKeys,
  isChildKey,
  isEmptyRow,
  personKeys,
  type PersonKey,
  type PersonValues,
  type Row,
} from '#shared/register/person/person-values';
import { organizationTreeQuery } from '../../components/organization-tree';
import { marksOf, type Marks } from '../../components/marks';
import { useStored, type Store } from '../../components/value-store';
import { checkSettingsQuery } from '../checks/check-queries';
import { organizationQuery } from '../queries';
import type { Base } from '../form/record-drafts';

/** Typing is not disturbed by checks: they wait until it pauses for this many milliseconds. */
const pause = 250;

interface Watched {
  readonly findings: readonly Finding[];
  /** What differs from the saved state. */
  readonly changed: readonly PersonKey[];
}

interface Options {
  readonly values: Store<PersonValues>;
  readonly marks: Store<Marks>;
  readonly base: Store<Base<PersonValues>>;
  /** Not saved yet: what is missing is not found fault with while somebody is still being typed in. */
  readonly isNew: boolean;
  readonly hasPhoto: boolean | undefined;
}

/** A row that was only added is not yet wrong, and is dropped when the person is saved. */
function isAboutEmptyRow(finding: Finding, values: PersonValues): boolean {
  return finding.fields.some((path) => {
    const [, set = '', row] = path.split('.');
    if (row === undefined || !isChildKey(set)) return false;
    const found = (values[set] as unknown as readonly Row[])[Number(row)];
    return found !== undefined && isEmptyRow(set, found);
  });
}

/** Whether nothing stands at any place a finding is about: something is missing there. */
function isAboutMissing(finding: Finding, values: PersonValues): boolean {
  return finding.fields.every((path) => {
    const [, key = '', row, cell = ''] = path.split('.');
    const value = (values as unknown as Record<string, FieldValue | readonly Row[]>)[key];
    const found =
      Array.isArray(value) && row !== undefined ? (value as readonly Row[])[Number(row)]?.[cell] : value;
    return (
      found === undefined || found === null || found === '' || (Array.isArray(found) && found.length === 0)
    );
  });
}

function split(values: PersonValues) {
  const pick = (wanted: (key: PersonKey) => boolean): object =>
    Object.fromEntries(personKeys.filter(wanted).map((key) => [key, values[key]]));
  return {
    fields: pick((key) => !isChildKey(key)),
    children: pick((key) => isChildKey(key)),
  } as unknown as Parameters<typeof checkPerson>[0];
}

/** Runs the checks and compares with the saved state whenever typing pauses. */
export function usePersonWatch({
  values,
  marks,
  base,
  isNew,
  hasPhoto,
}: Options): Watched & { readonly recheck: () => void } {
  const [watched, setWatched] = useState<Watched>({ findings: [], changed: [] });
  const [asked, setAsked] = useState(0);
  const organizationId = useStored(values, (all) => all.organizationId);
  const unit = useQuery({ ...organizationQuery(organizationId ?? 0), enabled: organizationId !== null }).data;
  const kind = unit?.fields.kind ?? null;
  const level = unit?.fields.level ?? null;
  const known = unit !== undefined;
  const settings = useQuery(checkSettingsQuery()).data;
  const tree = useQuery(organizationTreeQuery()).data;
  useEffect(() => {
    if (!settings) return undefined;
    const kept = settings;
    const ended = tree && endedUnits(tree);
    function look(): void {
      const current = values.get();
      const organization = known ? { kind, level } : undefined;
      const context = {
        today: dayjs().format('YYYY-MM-DD'),
        settings: kept,
        organization,
        endedUnits: ended,
        hasPhoto,
      };
      const found = checkPerson(split(current), context);
      const told = found.filter(
        (finding) => !isAboutEmptyRow(finding, current) && !(isNew && isAboutMissing(finding, current)),
      );
      const findings = byGravity(told);
      marks.set(marksOf(findings, marks.get()));
      setWatched({ findings, changed: changedKeys(base.get().values, current) });
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
  }, [values, marks, base, isNew, hasPhoto, kind, level, known, settings, tree, asked]);
  return { ...watched, recheck: () => setAsked((times) => times + 1) };
}
