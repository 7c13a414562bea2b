import type { ReactNode } from 'react';
import { ImportFindings } from './import-findings';

/** What came of the lines of an import: label, how many, and the class of the number. */
export type OutcomeLine = readonly [label: string, text: string, tone: string];

interface Props {
  readonly title: string;
  readonly lines: readonly OutcomeLine[];
  /** The import whose people are checked; undefined where it brought none. */
  readonly checkedRun: number | undefined;
  /** The backup made before, and what it is called here. */
  readonly backup: readonly [label: string, name: string];
  /** What to do when it was wrong. */
  readonly hint: string;
  /** The ways on. */
  readonly children: ReactNode;
}

/** The end of an import: what was written, what was not, and what to do next. */
export function ImportOutcome({ title, lines, checkedRun, backup, hint, children }: Props) {
  return (
    <>
      <div className="panel wizard-body wizard-done">
        <h2>{title}</h2>
        <dl>
          {lines.map(([label, text, tone]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={tone}>{text}</dd>
            </div>
          ))}
          {checkedRun !== undefined && (
            <div>
              <dt>名册核查</dt>
              <dd>
                <ImportFindings runId={checkedRun} />
              </dd>
            </div>
          )}
          <div>
            <dt>{backup[0]}</dt>
            <dd className="quiet">{backup[1]}</dd>
          </div>
        </dl>
        <p className="quiet">{hint}</p>
      </div>
      <div className="wizard-foot">{children}</div>
    </>
  );
}
