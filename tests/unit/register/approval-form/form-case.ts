import type { LrmxFamilyRow, LrmxForm, LrmxTag } from '#shared/register/lrmx-form';
import type { PersonContent } from '#shared/register/person/person-document';
import { compareForm, type FormRow } from '#shared/register/approval-form/compare';
import { formOfPerson } from '#shared/register/approval-form/form-of-person';
import { soundPerson } from '../checks/sound';

/** Somebody and a form of theirs. */
export interface Case {
  readonly person: PersonContent;
  readonly form: LrmxForm;
}

/** The sound person, and the form made from them with some boxes written over. */
export function scene(
  values: Partial<Record<LrmxTag, string>> = {},
  change: { readonly person?: (person: PersonContent) => void; readonly family?: LrmxFamilyRow[] } = {},
): Case {
  const person = soundPerson() as PersonContent;
  change.person?.(person);
  const form = formOfPerson({ content: person, photo: null }, { generation: 4, today: '2026-11-23' });
  const family = change.family ?? form.family;
  return {
    person,
    form: { ...form, family, values: { ...form.values, JiSuanNianLingShiJian: '', ...values } },
  };
}

/** The family of a form with one row written over. */
export function relative(form: LrmxForm, at: number, values: Partial<LrmxFamilyRow>): LrmxFamilyRow[] {
  return form.family.map((member, index) => (index === at ? { ...member, ...values } : member));
}

/** The comparison of a case. */
export function rows({ person, form }: Case): FormRow[] {
  return compareForm(form, { content: person, photo: null });
}
