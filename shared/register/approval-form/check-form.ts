import { checkPerson } from '../checks/check';
import { runRules, type CheckContext } from '../checks/rule';
import { byGravity, type Finding } from '../findings';
import { lrmxTags, type LrmxFamilyTag, type LrmxForm } from '../lrmx-form';
import type { PersonContent } from '../person/person-document';
import { compareForm, personOfForm } from './compare';
import { formFields } from './form-fields';
import { checkedForm, formRules, type CheckedForm } from './form-rules';
import { familyTags, isBlankRow } from './person-of-form';

/** A finding about a form, with the name of the box that it is about first. */
export interface FormFinding extends Finding {
  readonly box: string;
}

/** What a form says about rows of these sets; of educations it knows no dates. */
const rowKeys: Readonly<Record<string, readonly string[]>> = {
  educations: ['kind', 'level', 'degree', 'school', 'major'],
  resume: ['started', 'ended', 'content'],
  family: ['relation', 'name', 'birthDate', 'politicalStatus', 'work'],
};

const setLabels: Readonly<Record<string, string>> = {
  educations: '学历学位',
  resume: '简历',
  family: '家庭主要成员',
};

const fieldLabels = new Map<string, string>(
  formFields.map(({ key, tag }) => [
    key,
    lrmxTags.find((definition) => definition.tag === tag)?.label ?? tag,
  ]),
);

/** The name of the box of a finding's path; undefined for what a form does not say. */
function boxOf(path: string): string | undefined {
  if (path === 'photo') return '照片';
  if (path === 'form') return '文件';
  const [kind, name = '', , key] = path.split('.');
  if (kind === 'fields') return fieldLabels.get(name);
  return key === undefined || rowKeys[name]?.includes(key) ? setLabels[name] : undefined;
}

const familyKeys = Object.entries(familyTags);

/** Paths of boxes in which something stands that could not be read: the person's rules would call them empty. */
function unreadPaths({ form, reading }: CheckedForm): Set<string> {
  const fields = formFields.flatMap(({ key, tag }) =>
    form.values[tag] !== '' && reading.fields[key] === undefined ? [`fields.${key}`] : [],
  );
  const rows = form.family.filter((row) => !isBlankRow(row));
  const family = rows.flatMap((row, index) =>
    familyKeys.flatMap(([tag, key]) =>
      row[tag as LrmxFamilyTag] !== '' && reading.family[index]?.[key] === undefined
        ? [`children.family.${index}.${key}`]
        : [],
    ),
  );
  const sets = [
    ...(reading.educations['1'] && reading.educations['2'] ? [] : ['children.educations']),
    ...(reading.resume ? [] : ['children.resume']),
  ];
  return new Set([...fields, ...family, ...sets]);
}

function personOf({ form }: CheckedForm): PersonContent {
  const choices = Object.fromEntries(compareForm(form, null).map(({ key }) => [key, 'file' as const]));
  return personOfForm(form, choices);
}

/**
 * The logic checks over a form that is not in the register: the rules about the person as far as the form says it, and
 * those of the form itself (form-rules.ts). Rules about what no form holds (unit, category, ranks, rows of appointments and
 * appraisals, dates of education) are left out. Gravest first. Never throws.
 * @param context as for checkPerson; the photo is the form's
 */
export function checkForm(form: LrmxForm, context: Omit<CheckContext, 'hasPhoto'>): FormFinding[] {
  const checked = checkedForm(form);
  const unread = unreadPaths(checked);
  const findings = [
    ...runRules(formRules, checked, context),
    ...checkPerson(personOf(checked), { ...context, hasPhoto: checked.photo.kind !== 'none' }).filter(
      ({ fields }) => !fields.some((path) => unread.has(path)),
    ),
  ];
  const known = findings.flatMap((finding): FormFinding[] => {
    const boxes = finding.fields.map(boxOf);
    const [box] = boxes;
    return box === undefined || boxes.includes(undefined) ? [] : [{ ...finding, box }];
  });
  return byGravity(known) as FormFinding[];
}
