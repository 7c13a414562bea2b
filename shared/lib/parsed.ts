/** The answer of a tolerant parser: a code of the table its docstring names, or nothing it is sure of. */
export type Parsed = { ok: true; value: string } | { ok: false };

/** Wraps a value that may be missing; the empty text counts as missing. */
export function parsed(value: string | undefined): Parsed {
  return value ? { ok: true, value } : { ok: false };
}
