import { memo } from 'react';
import { personChildren } from '#shared/register/fields/children';
import { FormHead } from '../../components/form-head';
import { PersonAttachments } from './person-attachments';
import { PersonFields } from './person-fields';
import type { Block, SectionPlan } from './person-layout';
import { PersonResume } from './person-resume';
import { CustomaryTags, EducationSummary, PersonSet } from './person-sets';

interface BlockProps {
  readonly block: Block;
  /** Heads the section where the block comes first in it. */
  readonly title: string | null;
  /** The saved person; null before the first save. */
  readonly personId: number | null;
}

function BlockView({ block, title, personId }: BlockProps) {
  switch (block.kind) {
    case 'fields':
      return <PersonFields fields={block.fields} unlabelled={block.unlabelled} />;
    case 'set':
      if (block.set === 'resume') return <PersonResume columns={block.columns} title={title ?? '简历'} />;
      return (
        <PersonSet
          set={block.set}
          columns={block.columns}
          title={title ?? personChildren[block.set].label}
          level={title === null ? 3 : 2}
        />
      );
    case 'educationSummary':
      return <EducationSummary />;
    case 'customaryTags':
      return <CustomaryTags />;
    case 'attachments':
      if (personId === null) return <FormHead title={title ?? ''} level={2} note="保存后可以添加扫描件" />;
      return <PersonAttachments id={personId} title={title ?? ''} />;
  }
}

/** One section of the person page; drawn again only when something in it changes, not with every check of the whole. */
export const PersonSection = memo(function PersonSection({
  plan,
  personId,
}: {
  readonly plan: SectionPlan;
  readonly personId: number | null;
}) {
  return (
    <section className="form-section" aria-label={plan.title} data-section={plan.id}>
      {plan.blocks[0]?.kind === 'fields' && <FormHead title={plan.title} level={2} />}
      {plan.blocks.map((block, index) => (
        <BlockView
          key={block.kind === 'set' ? block.set : `${block.kind}${index}`}
          block={block}
          title={index === 0 ? plan.title : null}
          personId={personId}
        />
      ))}
    </section>
  );
});
