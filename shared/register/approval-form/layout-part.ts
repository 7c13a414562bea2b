import type { PaperOptions, PaperPerson } from '../papers/paper-person';
import { formOfPerson } from './form-of-person';
import { layoutForm } from './layout';

/** 干部任免审批表 of a person of the register, as one part of their papers. @param today YYYY-MM-DD */
export function layoutApprovalForm(
  person: PaperPerson,
  options: PaperOptions,
  today: string,
): ReturnType<typeof layoutForm> {
  return layoutForm(formOfPerson(person, { generation: options.generation, today }), options, today);
}
