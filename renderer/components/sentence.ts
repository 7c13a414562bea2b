import { errorText } from '#shared/lib/error-texts';
import { CallError } from '../app/bridge';

/** The sentence for anything a call threw. */
export function sentenceOf(error: unknown): string {
  return error instanceof CallError ? errorText(error.data) : '程序内部出错，请重试';
}
