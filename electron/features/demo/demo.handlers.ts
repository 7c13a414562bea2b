import type { demoContract } from '#shared/demo/contract';
import type { HandlersOf } from '../../contexts';
import { loadDemo, type EmptyRegister } from './demo.service';

/** The demonstration county's channel. */
export function demoHandlers(register: EmptyRegister): HandlersOf<typeof demoContract> {
  return { 'demo.load': (input, context) => loadDemo(register, input, context) };
}
