import { z } from 'zod';
import type { FitFinding, PaperSheet } from '#shared/lib/paper/sheet';
import type { PersonDerived } from '../fields/person';
import type { Attachment } from '../person/attachment';
import type { PersonContent } from '../person/person-document';

/** The papers of a personnel file, in the order in which they are bound. */
export const paperParts = [
  { key: 'cover', label: '档案封面' },
  { key: 'catalogue', label: '档案目录' },
  { key: 'approvalForm', label: '干部任免审批表' },
  { key: 'basicTable', label: '干部基本情况登记表' },
  { key: 'reserveForm', label: '后备干部登记表' },
  { key: 'annualAppraisal', label: '年度考核登记表' },
  { key: 'familyTable', label: '家庭成员及重要社会关系信息采集表' },
  { key: 'resume', label: '个人简历' },
  { key: 'scans', label: '扫描材料' },
] as const;
export type PaperPart = (typeof paperParts)[number]['key'];

const partKeys = paperParts.map(({ key }) => key) as [PaperPart, ...PaperPart[]];

/** How the papers of people are to look. */
export const paperOptions = z.strictObject({
  /** Of the approval form: 3 before, 4 since the retirement reform. */
  generation: z.union([z.literal(3), z.literal(4)]),
  /** Of the approval form. */
  size: z.enum(['A4', 'B5']),
  /** `audit` adds the line of the archive audit above the title. */
  heading: z.enum(['ordinary', 'audit']),
  /** Year of the appraisal form; null = the latest that the person has. */
  appraisalYear: z.number().int().min(1950).max(2100).nullable(),
  /** Page numbers through all papers of a person: 第 x 页　共 y 页. */
  numbered: z.boolean(),
  /** Every paper begins on a front side, and everybody. */
  duplex: z.boolean(),
});
export type PaperOptions = z.output<typeof paperOptions>;

/** How papers look that nobody has chosen anything for. */
export const usualPaperOptions: PaperOptions = {
  generation: 4,
  size: 'A4',
  heading: 'ordinary',
  appraisalYear: null,
  numbered: false,
  duplex: false,
};

/** Papers of some people: who, which parts, how. */
export const personPapers = z.strictObject({
  ids: z.array(z.number().int().positive()).min(1).max(5000),
  parts: z.array(z.enum(partKeys)).min(1),
  options: paperOptions,
});
export type PersonPapers = z.output<typeof personPapers>;

/** A scanned item, and how many pages its file has, whatever its list says; null where they cannot be counted. */
export interface PaperAttachment extends Attachment {
  readonly scanPages: number | null;
}

/** Everything the papers of one person are made from. */
export interface PaperPerson {
  readonly id: number;
  readonly content: PersonContent;
  readonly derived: PersonDerived;
  /** Name of the person's unit. */
  readonly organization: string;
  /** Names of units by id, for the posts that a person holds or held. */
  readonly units: ReadonlyMap<number, string>;
  /** JPEG in base64. */
  readonly photo: string | null;
  /** What is in the file, in its order; nothing from the recycle bin. */
  readonly attachments: readonly PaperAttachment[];
}

/** Lays out one part of a person's papers. */
export type LayoutPart = (
  person: PaperPerson,
  options: PaperOptions,
  /** YYYY-MM-DD */
  today: string,
) => { readonly sheets: readonly PaperSheet[]; readonly findings: readonly FitFinding[] };
