import { z } from 'zod';

/** Most that pages are moved, mm: what is further off is a matter of the printer's own settings. */
export const offsetLimit = 20;

const millimetres = z.number().min(-offsetLimit).max(offsetLimit);
const shift = z.strictObject({ x: millimetres, y: millimetres });

/** How far a printer moves what it prints, to be undone: mm to the right and down, for front and back pages. */
const printerOffset = z.strictObject({
  printer: z.string().min(1).max(200),
  front: shift,
  back: shift,
});

export type PrinterOffset = z.output<typeof printerOffset>;

/** The county's settings of printing. */
export const printSettingsSchema = z.strictObject({ offsets: z.array(printerOffset).max(50) });
export type PrintSettings = z.output<typeof printSettingsSchema>;

export const defaultPrintSettings: PrintSettings = { offsets: [] };

/** The settings as they were stored; what does not fit has its initial value. */
export function readPrintSettings(stored: unknown): PrintSettings {
  return printSettingsSchema.safeParse(stored).data ?? defaultPrintSettings;
}
