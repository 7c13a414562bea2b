import { useEffect, useState, type RefObject } from 'react';
import type { Finding } from '#shared/register/findings';
import { isChildKey } from '#shared/register/person/person-values';
import { FindingList } from '../form/finding-list';
import { personSections, type SectionPlan } from './person-layout';

interface Props {
  readonly form: RefObject<HTMLElement | null>;
  readonly sections: readonly SectionPlan[];
  readonly findings: readonly Finding[];
  /** Nothing was typed yet that could be checked. */
  readonly isEmpty: boolean;
}

/** The section in which a path stands. */
function sectionOf(path: string): string | undefined {
  const name = path.split('.')[1] ?? '';
  const holds = (section: SectionPlan): boolean =>
    section.blocks.some((block) => {
      if (block.kind === 'set') return isChildKey(name) && block.set === name;
      return block.kind === 'fields' && block.fields.some((field) => [field].flat()[0] === name);
    });
  return personSections.find(holds)?.id;
}

/** The section at the upper edge of the scrolled form. */
function useCurrent(form: RefObject<HTMLElement | null>): string {
  const [current, setCurrent] = useState('');
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    function look(): void {
      if (!element) return;
      const edge = element.getBoundingClientRect().top + 60;
      const all = [...element.querySelectorAll<HTMLElement>('[data-section]')];
      const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
      const passed = all.filter((section) => section.getBoundingClientRect().top <= edge);
      const section = atEnd && element.scrollTop > 0 ? all.at(-1) : (passed.at(-1) ?? all[0]);
      setCurrent(section?.dataset['section'] ?? '');
    }
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [form]);
  return current;
}

function Anchors({ form, sections, findings }: Omit<Props, 'isEmpty'>) {
  const current = useCurrent(form);
  const gravest = new Map<string, string>();
  for (const finding of findings) {
    const section = sectionOf(finding.fields[0] ?? '');
    if (section !== undefined && !gravest.has(section)) gravest.set(section, finding.level);
  }
  function go(id: string): void {
    form.current?.querySelector(`[data-section="${id}"]`)?.scrollIntoView({ block: 'start' });
  }
  return (
    <nav className="anchors" aria-label="栏目">
      {sections.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          aria-current={id === current}
          data-level={gravest.get(id)}
          onClick={() => go(id)}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}

/** At the right of the form: where one is, and what the checks found; a click leads to the input. */
export function PersonSide(props: Props) {
  const { findings, isEmpty } = props;
  const nothing = isEmpty ? '填写后自动核查' : '没有发现问题';
  return (
    <aside className="person-side">
      <Anchors {...props} />
      <h2 className="side-title">
        核查 <span className="quiet">{findings.length > 0 ? `${findings.length} 条` : nothing}</span>
      </h2>
      <FindingList findings={findings} />
    </aside>
  );
}
