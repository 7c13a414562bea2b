import type { ChildRecord } from '#shared/register/fields/children';
import type { PersonContent } from '#shared/register/person/person-document';
import { isChildKey } from '#shared/register/person/person-values';

type Values = Readonly<Record<string, unknown>>;

/** What somebody was before a change that the audit tells. @param before fields and sets by key */
export function putBack(content: PersonContent, before: Values): PersonContent {
  const fields = Object.entries(before).filter(([key]) => !isChildKey(key));
  const sets = Object.entries(before).filter(([key]) => isChildKey(key));
  return {
    fields: { ...content.fields, ...Object.fromEntries(fields) },
    children: { ...content.children, ...(Object.fromEntries(sets) as Record<string, ChildRecord<never>[]>) },
  };
}
