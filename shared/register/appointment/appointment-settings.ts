import { z } from 'zod';

/** YYYY-MM-DD. */
export const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const text = z.string().trim().max(100).default('');

/**
 * What the county sets for appointments: the calendar of the notice, whom the notice names, and how papers are signed.
 * Numbers that rules compare with stand with those of the other checks, see checks/check-settings.ts.
 */
export const appointmentSettingsSchema = z.strictObject({
  /** Days off between Monday and Friday, YYYY-MM-DD. */
  holidays: z.array(day).max(2000).default([]),
  /** Saturdays and Sundays that are worked. */
  workdays: z.array(day).max(500).default([]),
  /** The committee that decides: 中共示范县委. */
  committee: text,
  /** The department that signs notices: 中共示范县委组织部. */
  department: text,
  /** Where what the public has to say is taken. */
  noticePhone: text,
  noticeAddress: text,
  noticeMail: text,
  /** In front of the number of a document: 示组干. */
  documentPrefix: z.string().trim().max(20).default(''),
  /** Whether the proposal goes out of the approval form once it is carried out. */
  clearForm: z.boolean().default(true),
});
export type AppointmentSettings = z.output<typeof appointmentSettingsSchema>;

export const defaultAppointmentSettings: AppointmentSettings = appointmentSettingsSchema.parse({});

/** The settings as they were stored; where another version's do not fit, the initial ones. @param stored parsed JSON */
export function readAppointmentSettings(stored: unknown): AppointmentSettings {
  const read = appointmentSettingsSchema.safeParse(stored ?? {});
  return read.success ? read.data : defaultAppointmentSettings;
}

/**
 * Who signs where the settings do not say: the unit whose archive this is, and above a 组织部 its committee.
 * 示范县委组织部 -> 示范县委
 */
export function withSigners(settings: AppointmentSettings, unitName: string): AppointmentSettings {
  const committee = /委(组织部)?$/.test(unitName) ? unitName.replace(/组织部$/, '') : '';
  return {
    ...settings,
    department: settings.department || unitName,
    committee: settings.committee || committee,
  };
}
