import { App } from 'antd';
import { errorText } from '#shared/lib/error-texts';
import { CallError } from '../app/bridge';

/** The sentence for anything a call threw. */
export function sentenceOf(error: unknown): string {
  return error instanceof CallError ? errorText(error.data) : '程序内部出错，请重试';
}

/**
 * Runs a call and shows its failure as a message; a cancelled job says nothing more than that.
 * @returns the answer, or undefined after a failure
 */
export function useCall(): <T>(call: () => Promise<T>) => Promise<T | undefined> {
  const { message } = App.useApp();
  return async (call) => {
    try {
      return await call();
    } catch (error) {
      const cancelled = error instanceof CallError && error.data.code === 'CANCELLED';
      void (cancelled ? message.info(sentenceOf(error)) : message.error(sentenceOf(error), 6));
      return undefined;
    }
  };
}
