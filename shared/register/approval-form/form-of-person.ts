import { codeText } from '#shared/lib/code-tables';
import { toCompact } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { formatPartyStored, parsePartyDate } from '#shared/lib/party-date';
import type { ChildRecord } from '../fields/children';
import {
  emptyLrmx,
  type LrmxFamilyRow,
  type LrmxForm,
  type LrmxGeneration,
  type LrmxTag,
} from '../lrmx-form';
import type { PersonContent } from '../person/person-document';
import { composedFields } from './composed';
import { degreeText, levelText, slotOf, type EducationKind } from './education-slot';
import { familyOrder } from './family-order';
import { educationTags, formFields } from './form-fields';
import { resumeText } from './resume-rows';

/** A person as the approval form takes them. */
export interface FormPerson {
  readonly content: PersonContent;
  /** JPEG in base64. */
  readonly photo: string | null;
}

interface FormOptions {
  readonly generation: LrmxGeneration;
  /** YYYY-MM-DD: ages count to this month where the archive names no 计算年龄时间. */
  readonly today: string;
}

function partyText(value: string): string {
  const party = parsePartyDate(value);
  return party.ok ? formatPartyStored(party.value) : value;
}

/** A value in the words and digits of the file. A text that is no date or code stands as it is, where it is seen. */
export function formText(field: Field, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  if (field.kind === 'month' || field.kind === 'date') return toCompact(text) || text;
  if (field.kind === 'partyDate') return partyText(text);
  return field.kind === 'code' && field.codes ? codeText(field.codes, text) : text.trim();
}

function educationValues(content: PersonContent, kind: EducationKind): Partial<Record<LrmxTag, string>> {
  const slot = slotOf(content.children.educations, kind);
  const tags = educationTags[kind];
  return {
    [tags.level]: levelText(slot),
    [tags.degree]: degreeText(slot),
    [tags.school]: slot.school ?? '',
    [tags.degreeSchool]: slot.degreeSchool ?? '',
  };
}

function familyRow(row: ChildRecord<'family'>): LrmxFamilyRow {
  return {
    ChengWei: row.relation ?? '',
    XingMing: row.name ?? '',
    ChuShengRiQi: row.birthDate ? toCompact(row.birthDate) || row.birthDate : '',
    ZhengZhiMianMao: row.politicalStatus ?? '',
    GongZuoDanWeiJiZhiWu: row.work ?? '',
  };
}

/**
 * A person of the register as an approval form: codes in words, dates in digits (yyyyMM, yyyyMMdd), the highest 全日制 and
 * 在职 education, the resume in its columns, the family in the customary order. 奖惩情况, 年度考核结果 and 到龄年月 are drawn
 * from the rows and rules where the archive has no text of its own. Source: EditInfo.xml and help of the official editor.
 */
export function formOfPerson({ content, photo }: FormPerson, { generation, today }: FormOptions): LrmxForm {
  const empty = emptyLrmx(generation);
  const values = { ...content.fields, ...composedFields(content) };
  const known = formFields.filter(({ since }) => since <= generation);
  const single = Object.fromEntries(known.map(({ key, tag, field }) => [tag, formText(field, values[key])]));
  return {
    ...empty,
    values: {
      ...empty.values,
      ...single,
      ...educationValues(content, '1'),
      ...educationValues(content, '2'),
      JianLi: resumeText(content.children.resume),
      JiSuanNianLingShiJian: single['JiSuanNianLingShiJian'] || toCompact(today, 'month'),
      ZhaoPian: photo ?? '',
    },
    family: familyOrder(content.children.family).map(familyRow),
  };
}
