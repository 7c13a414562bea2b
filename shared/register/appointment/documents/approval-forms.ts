import { layoutApprovalForm } from '../../approval-form/layout-part';
import { concerned } from './batch-people';
import type { MakePapers } from './document-batch';

/** 干部任免审批表 of everybody in the batch, with the posts and reasons that it proposes. */
export const approvalForms: MakePapers = ({ scene, options, paperPerson }) =>
  concerned(scene).map(({ id, name }) => ({
    label: `干部任免审批表　${name}`,
    personId: id,
    layout: () => {
      const person = paperPerson(id);
      return person ? layoutApprovalForm(person, options, scene.today) : { sheets: [], findings: [] };
    },
  }));
