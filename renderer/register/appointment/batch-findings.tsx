import { useLocation } from 'wouter';
import type { BatchFinding } from '#shared/register/appointment/scene';
import { findingLevels, levelTexts } from '#shared/register/findings';
import { focusPath } from '../../components/focus-path';

interface Props {
  readonly findings: readonly BatchFinding[];
  /** Whether the batch is still being worked on. */
  readonly open: boolean;
  /** Opens the item in which a path stands. */
  readonly onItem: (index: number, path: string) => void;
}

/** The item that a path names: items.3.takes.0.post. */
function itemOf(path: string): number | undefined {
  const [, index] = /^items\.(\d+)/.exec(path) ?? [];
  return index === undefined ? undefined : Number(index);
}

/** What the checks say of the batch, by level; a click leads to the input, the item or the person. */
export function BatchFindings({ findings, open, onItem }: Props) {
  const nothing = open ? '没有发现问题' : '已办结，不再核查';
  const [, navigate] = useLocation();
  function lead({ fields, person }: BatchFinding): void {
    const path = fields[0] ?? '';
    const item = itemOf(path);
    if (item !== undefined) onItem(item, path);
    else if (person && !path.startsWith('items'))
      navigate(`/people/${person.id}?field=${encodeURIComponent(path)}`);
    else focusPath(document, path);
  }
  return (
    <aside className="batch-findings panel" aria-label="核查结果">
      <h2 className="side-title">
        核查 <span className="quiet">{findings.length > 0 ? `${findings.length} 条` : nothing}</span>
      </h2>
      <div className="batch-findings-list">
        {findingLevels.map((level) => {
          const found = findings.filter((finding) => finding.level === level);
          return (
            found.length > 0 && (
              <section key={level} aria-label={levelTexts[level]}>
                <h3 className={`finding-${level}`}>
                  {levelTexts[level]} {found.length}
                </h3>
                <ol className="findings">
                  {found.map((finding, index) => (
                    <li key={`${finding.rule}${finding.fields.join()}${index}`}>
                      <button
                        type="button"
                        title={`${finding.remedy}\n依据：${finding.source}`}
                        onClick={() => lead(finding)}
                      >
                        {finding.message}
                        <span className="batch-source">{finding.source}</span>
                      </button>
                    </li>
                  ))}
                </ol>
              </section>
            )
          );
        })}
      </div>
    </aside>
  );
}
