import type { Problem } from '../checks/rule';

/** One problem where a condition holds; the words are put together only then. */
export function one(condition: boolean | undefined, message: () => string, ...fields: string[]): Problem[] {
  return condition === true ? [{ message: message(), fields }] : [];
}
