import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import type { FieldValue } from '#shared/lib/field';
import { changedIn } from '#shared/lib/form-record';
import { checkOrganization } from '#shared/register/checks/check';
import type { OrganizationRecord } from '#shared/register/fields/organization';
import { byGravity, type Finding } from '#shared/register/findings';
import { organizationForm } from '#shared/register/organization/organization-values';
import { marksOf, type Marks } from '../../components/marks';
import type { Store } from '../../components/value-store';
import { checkSettingsQuery } from '../checks/check-queries';
import type { Base } from '../form/record-drafts';

/** Typing is not disturbed by checks: they wait until it pauses for this many milliseconds. */
const pause = 250;

interface Watched {
  readonly findings: readonly Finding[];
  /** What differs from the saved state. */
  readonly changed: readonly string[];
}

interface Options {
  readonly values: Store<OrganizationRecord>;
  readonly marks: Store<Marks>;
  readonly base: Store<Base<OrganizationRecord>>;
  /** Not saved yet: what is missing is not found fault with while the unit is still being typed in. */
  readonly isNew: boolean;
}

/** Whether nothing stands at any place a finding is about: something is missing there. */
function isAboutMissing({ fields }: Finding, values: OrganizationRecord): boolean {
  return fields.every((path) => {
    const value = (values as Readonly<Record<string, FieldValue>>)[path.split('.')[1] ?? ''];
    return value === null || value === undefined || value === '';
  });
}

/** Runs the checks of a unit and compares with the saved state whenever typing pauses. */
export function useOrganizationWatch(options: Options): Watched & { readonly recheck: () => void } {
  const { values, marks, base, isNew } = options;
  const [watched, setWatched] = useState<Watched>({ findings: [], changed: [] });
  const [asked, setAsked] = useState(0);
  const settings = useQuery(checkSettingsQuery()).data;
  useEffect(() => {
    if (!settings) return undefined;
    const kept = settings;
    function look(): void {
      const current = values.get();
      const found = checkOrganization(
        { fields: current },
        { today: dayjs().format('YYYY-MM-DD'), settings: kept },
      );
      const findings = byGravity(found.filter((finding) => !(isNew && isAboutMissing(finding, current))));
      marks.set(marksOf(findings, marks.get()));
      setWatched({ findings, changed: changedIn(organizationForm, base.get().values, current) });
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
  }, [values, marks, base, isNew, settings, asked]);
  return { ...watched, recheck: () => setAsked((times) => times + 1) };
}
