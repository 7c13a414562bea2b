/** What a password must be. The county may set it stricter. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  /** How many of the four kinds it must contain: lower-case and upper-case letters, digits, anything else. */
  readonly minimumKinds: number;
}

/** GB/T 22239-2019 (等保 2.0) asks for complexity without numbers; 8 characters of 3 kinds is what its assessors accept. */
export const defaultPasswordPolicy: PasswordPolicy = { minimumLength: 8, minimumKinds: 3 };

export type PasswordRule = 'length' | 'kinds' | 'name';

export interface PasswordFinding {
  readonly rule: PasswordRule;
  readonly met: boolean;
}

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];

/**
 * Every rule with whether the password meets it, in the order to show them; an empty password meets none.
 * @param password as typed so far
 * @param userName the login name, which the password may not contain in either letter case
 */
export function checkPassword(
  password: string,
  userName: string,
  policy: PasswordPolicy = defaultPasswordPolicy,
): PasswordFinding[] {
  const text = normalizePassword(password);
  const name = normalizePassword(userName).toLowerCase();
  const found = kinds.filter((kind) => kind.test(text)).length;
  return [
    { rule: 'length', met: [...text].length >= policy.minimumLength },
    { rule: 'kinds', met: found >= policy.minimumKinds },
    { rule: 'name', met: text !== '' && (name === '' || !text.toLowerCase().includes(name)) },
  ];
}

/** Whether every rule is met. */
export function isPasswordGood(password: string, userName: string, policy?: PasswordPolicy): boolean {
  return checkPassword(password, userName, policy).every((finding) => finding.met);
}

/** The form in which a password is compared: an input method left in full-width mode types the same password. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}
