import { levelTexts, type Finding } from '#shared/register/findings';
import { focusPath } from '../../components/focus-path';

interface Props {
  readonly findings: readonly Finding[];
  readonly className?: string;
}

/** What the checks say of a record; a click leads to the input. */
export function FindingList({ findings, className = '' }: Props) {
  return (
    <ol className={`findings ${className}`} aria-label="核查结果">
      {findings.map((finding, index) => (
        <li key={`${finding.rule}${finding.fields.join()}${index}`}>
          <button
            type="button"
            title={`${finding.remedy}\n依据：${finding.source}`}
            onClick={() => focusPath(document, finding.fields[0] ?? '')}
          >
            <b className={`finding-${finding.level}`}>{levelTexts[finding.level]}</b>
            {finding.message}
          </button>
        </li>
      ))}
    </ol>
  );
}
