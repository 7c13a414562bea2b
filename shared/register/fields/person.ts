import type { Field, RecordOf } from '#shared/lib/field';
import { identityFields } from './person-identity';
import { proposalFields } from './person-proposal';
import { serviceFields } from './person-service';

/** Computed from the child rows whenever a person is saved, so that lists can sort and filter by them. */
const derivedFields = [
  {
    key: 'highestEducation',
    label: '最高学历',
    kind: 'code',
    codes: 'ZB64',
    width: 100,
    derived: true,
    sortable: true,
    inList: true,
  },
  { key: 'fullTimeEducation', label: '全日制教育', kind: 'text', width: 130, derived: true },
  { key: 'fullTimeSchool', label: '全日制毕业院校系及专业', kind: 'text', width: 200, derived: true },
  { key: 'onJobEducation', label: '在职教育', kind: 'text', width: 130, derived: true },
  { key: 'onJobSchool', label: '在职毕业院校系及专业', kind: 'text', width: 200, derived: true },
] as const satisfies readonly Field[];

/**
 * Fields of 人员 that stand once per person. Limits are those of the official editor where it has one
 * (its EditInfo.xml); repeated data stands in children.ts.
 */
export const personFields = [
  ...identityFields,
  ...serviceFields,
  ...proposalFields,
  ...derivedFields,
] as const;

type AllPersonValues = RecordOf<typeof personFields>;
type DerivedKey = (typeof derivedFields)[number]['key'];

export type PersonRecord = Omit<AllPersonValues, DerivedKey>;
export type PersonDerived = Pick<AllPersonValues, DerivedKey>;
export type PersonFieldKey = (typeof personFields)[number]['key'];
