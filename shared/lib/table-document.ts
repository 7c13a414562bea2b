import { z } from 'zod';

const column = z.strictObject({
  key: z.string().min(1).max(60),
  label: z.string().max(60),
  /** Neighbouring columns with the same group stand under one head. */
  group: z.string().max(60).optional(),
  /** Relative width; 10 is about four characters of body text. */
  width: z.number().min(1).max(500),
  align: z.enum(['left', 'center', 'right']),
});

const line = z.union([
  z.strictObject({ group: z.string().max(200) }),
  z.strictObject({ id: z.number().int(), cells: z.array(z.string().max(4000)).max(100) }),
]);

/** Any list as it stands on the screen: its columns and lines in words. */
export const tableContent = z.strictObject({
  title: z.string().trim().min(1).max(80),
  caption: z.string().max(120),
  paper: z.enum(['A4', 'A3']),
  columns: z.array(column).min(1).max(100),
  lines: z.array(line).max(20_000),
});
export type TableContent = z.output<typeof tableContent>;
export type TableColumn = TableContent['columns'][number];
export type TableLine = TableContent['lines'][number];

/** A list on paper. */
export const tableDocument = z.strictObject({ kind: z.literal('table'), ...tableContent.shape });
