import { z } from 'zod';
import { fileToken } from '#shared/lib/chosen-file';
import { job } from '#shared/lib/channel';
import { importKinds } from '../import/targets';

export const templateContract = {
  /** Writes the empty workbook that townships fill in: 干部信息采集模板 or 单位信息采集模板. */
  'template.export': job<{ readonly sheets: number }>()({
    role: 'viewer',
    writes: false,
    input: z.strictObject({
      file: fileToken,
      kind: z.enum(importKinds),
      /** Only units in and under this one stand in the drop-down list; null: all. */
      organizationId: z.number().int().positive().nullable(),
    }),
  }),
} as const;
