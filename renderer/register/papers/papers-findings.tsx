import { levelTexts } from '#shared/register/findings';
import type { PapersCheck, SubjectFinding } from '#shared/register/papers/papers-contract';
import { LinkButton } from '../../components/link-button';

/** More are not listed: who has so many goes from subject to subject. */
const most = 200;

interface Props {
  readonly check: PapersCheck;
  readonly onSubject: (index: number) => void;
  /** Leads to the field that a finding is about; absent where there is no such way. */
  readonly onField?: ((personId: number, field: string) => void) | undefined;
}

function Line({ found, check, onSubject, onField }: Props & { readonly found: SubjectFinding }) {
  const { subject, personId, finding } = found;
  const { level, box, message, field } = finding;
  return (
    <li>
      <b className={`finding-${level}`}>{levelTexts[level]}</b>
      {check.subjects.length > 1 && (
        <LinkButton onClick={() => onSubject(subject)}>{check.subjects[subject]?.label}</LinkButton>
      )}
      <span>{message.includes(box) ? message : `${box}：${message}`}</span>
      {onField && personId !== null && field !== undefined && (
        <LinkButton onClick={() => onField(personId, field)}>去修改</LinkButton>
      )}
    </li>
  );
}

/** What does not fit its box, above the pages. */
export function PapersFindings(props: Props) {
  const { findings } = props.check;
  if (findings.length === 0) return null;
  return (
    <ol className="papers-findings" aria-label="版面核对">
      {findings.slice(0, most).map((found, index) => (
        <Line key={index} {...props} found={found} />
      ))}
      {findings.length > most && <li className="quiet">另有 {findings.length - most} 处，请逐人查看</li>}
    </ol>
  );
}
