import { z } from 'zod';

/** The county's decisions about safety. */
export const securitySettingsSchema = z.strictObject({
  /** Minutes without mouse or keyboard after which the archive is locked. */
  autoLockMinutes: z.number().int().min(1).max(60),
});
export type SecuritySettings = z.output<typeof securitySettingsSchema>;

/** 10 minutes is what assessors of classified systems ask for (分保; DOMAIN 7.1, from secondary sources). */
export const defaultSecuritySettings: SecuritySettings = { autoLockMinutes: 10 };

/** The settings as they were stored; what does not fit has its initial value. */
export function readSecuritySettings(stored: unknown): SecuritySettings {
  return securitySettingsSchema.safeParse(stored).data ?? defaultSecuritySettings;
}
