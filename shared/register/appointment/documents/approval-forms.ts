import { layoutApprovalForm } from '../../approval-form/layout-part';
import { activeItems } from '../batch';
import type { MakePapers } from './document-batch';

/** 干部任免审批表 of everybody in the batch, with the posts and reasons that it proposes. */
export const approvalForms: MakePapers = ({ scene, options, paperPerson }) =>
  activeItems(scene.items).flatMap(({ item }) => {
    const person = paperPerson(item.personId);
    if (!person) return [];
    const label = `干部任免审批表　${person.content.fields.name ?? ''}`;
    return [{ label, personId: person.id, layout: () => layoutApprovalForm(person, options, scene.today) }];
  });
