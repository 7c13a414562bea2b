import type { PaperSource } from '#shared/register/papers/paper-source';
import { batchStack } from '../appointment/document-stack';
import type { PaperContext, PaperStack } from './paper-stack';
import { peopleStack } from './people-stack';

/** Every kind of source and who lays it out. */
export function stackOf(context: PaperContext, source: PaperSource): PaperStack {
  switch (source.kind) {
    case 'people':
      return peopleStack(context, source);
    case 'appointment':
      return batchStack(context, source);
  }
}
