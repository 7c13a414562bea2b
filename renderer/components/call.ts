import { App } from 'antd';
import { CallError } from '../app/bridge';
import { sentenceOf } from './sentence';

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
