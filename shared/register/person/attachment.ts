import type { Option } from '#shared/lib/field';

/** The ten classes of a personnel file (干部人事档案工作条例 2018, 第四章). */
export const fileClasses = [
  { code: '1', text: '履历类' },
  { code: '2', text: '自传和思想类' },
  { code: '3', text: '考核鉴定类' },
  { code: '4', text: '学历学位、专业技术职务和培训类' },
  { code: '5', text: '政审类' },
  { code: '6', text: '党团类' },
  { code: '7', text: '表彰奖励类' },
  { code: '8', text: '违规违纪违法处理处分类' },
  { code: '9', text: '工资任免出国会议类' },
  { code: '10', text: '其他' },
] as const satisfies readonly Option[];

/** What a scanned page may be; everything else is refused. */
export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/tiff';

/** Largest scanned file in bytes: some hundred pages of a black and white PDF. */
export const attachmentLimit = 20 * 1024 * 1024;

/** Files that may be added at once. */
export const attachmentsAtOnce = 100;

/** One scanned item of a personnel file, without its content. */
export interface Attachment {
  readonly id: number;
  /** 1 to 10, see fileClasses. */
  readonly fileClass: number;
  readonly title: string;
  readonly documentDate: string | null;
  readonly pages: number | null;
  readonly fileName: string;
  readonly mediaType: MediaType;
  /** Bytes. */
  readonly size: number;
  readonly createdAt: string;
  readonly deletedAt: string | null;
}

const signatures: readonly (readonly [MediaType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** What a file is by its first bytes, whatever its name says; undefined for anything that is not kept here. */
export function mediaTypeOf(content: Uint8Array): MediaType | undefined {
  return signatures.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte))?.[0];
}
