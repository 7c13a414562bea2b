import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { checkPerson } from '#shared/register/checks/check';
import { endedUnits } from '#shared/register/checks/ended-units';
import type { Finding } from '#shared/register/findings';
import {
  isChildKey,
  isEmptyRow,
  personKeys,
  type PersonKey,
  type PersonValues,
  type Row,
} from '#shared/register/person/person-values';
import { organizationTreeQuery } from '../../components/organization-tree';
import { useStored } from '../../components/value-store';
import { checkSettingsQuery } from '../checks/check-queries';
import type { RecordState } from '../form/record-state';
import { useRecordWatch } from '../form/record-watch';
import { organizationQuery } from '../queries';

/** A row that was only added is not yet wrong, and is dropped when the person is saved. */
function isAboutEmptyRow(finding: Finding, values: PersonValues): boolean {
  return finding.fields.some((path) => {
    const [, set = '', row] = path.split('.');
    if (row === undefined || !isChildKey(set)) return false;
    const found = (values[set] as unknown as readonly Row[])[Number(row)];
    return found !== undefined && isEmptyRow(set, found);
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

/** The checks of a person while somebody is typed in, see useRecordWatch. */
export function usePersonWatch(
  state: RecordState<PersonValues>,
  isNew: boolean,
  hasPhoto: boolean | undefined,
) {
  const organizationId = useStored(state.values, (all) => all.organizationId);
  const unit = useQuery({ ...organizationQuery(organizationId ?? 0), enabled: organizationId !== null }).data;
  const kind = unit?.fields.kind ?? null;
  const level = unit?.fields.level ?? null;
  const known = unit !== undefined;
  const settings = useQuery(checkSettingsQuery()).data;
  const tree = useQuery(organizationTreeQuery()).data;
  const check = useMemo(() => {
    if (!settings) return undefined;
    const organization = known ? { kind, level } : undefined;
    const ended = tree && endedUnits(tree);
    return (values: PersonValues) => {
      const today = dayjs().format('YYYY-MM-DD');
      const context = { today, settings, organization, endedUnits: ended, hasPhoto };
      return checkPerson(split(values), context).filter((finding) => !isAboutEmptyRow(finding, values));
    };
  }, [settings, kind, level, known, tree, hasPhoto]);
  return useRecordWatch(state, isNew, check);
}
