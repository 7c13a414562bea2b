import { personFields } from '#shared/register/fields/person';
import type { ListColumnKey } from '#shared/register/list/list-columns';

/** Thirty columns of people, as a county asks for once a year. */
export const thirtyColumns = [
  ...([
    'name',
    'gender',
    'idNumber',
    'birthDate',
    'ethnicity',
    'nativePlace',
    'birthPlace',
    'growthPlace',
  ] as const),
  ...([
    'health',
    'politicalStatus',
    'partyJoined',
    'workStarted',
    'residence',
    'phone',
    'organizationId',
  ] as const),
  ...(['currentPost', 'currentPostShort', 'currentPostSince', 'postTier', 'postTierSince', 'rank'] as const),
  ...([
    'rankSince',
    'technicalTitle',
    'personnelCategory',
    'managementStatus',
    'managementCategory',
  ] as const),
  ...(['staffing', 'grassrootsTwoYears', 'recruited', 'civilServantRegistered'] as const),
] satisfies readonly ListColumnKey[];

/** Their headings. */
export const thirtyHeads: readonly string[] = thirtyColumns.map(
  (key) => personFields.find((field) => field.key === key)?.label ?? key,
);
