/** What an expected failure says about one input field: where it is, and which rule it broke. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
}

export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * A failure the user can do something about. `code` is looked up in error-texts.ts,
 * `params` fill that sentence, `fields` lead to the inputs concerned.
 * Everything that is not an AppError is a defect and reaches the screen only as INTERNAL.
 */
export class AppError extends Error {
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];

  constructor(code: string, params: ErrorParams = {}, fields: readonly FieldError[] = []) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

/** The form an error takes on its way to the renderer. `id` is set for INTERNAL and stands in the log too. */
export interface ErrorData {
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];
  readonly id?: string;
}

/** The answer to every call from the renderer. */
export type Envelope<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorData };
