import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isDifference, photoKey } from '#shared/register/approval-form/form-choices';
import type { FormChoice, FormComparison, Side } from '#shared/register/approval-form/form-contract';
import { EmptyState } from '../../components/empty-state';
import { LinkButton } from '../../components/link-button';
import { FormCompareRow } from './form-compare-row';
import { RuleButtons } from './form-bulk';
import { FormPersonPick, FormUnitChoice, FormWho } from './form-identity';
import { formCompareQuery } from './form-queries';
import { stateText, stateTone } from './form-words';

interface Props {
  readonly comparison: FormComparison;
  readonly onChoose: (choice: FormChoice) => void;
}

function Doubles({ comparison, onChoose }: Props) {
  const { state, why, others, file } = comparison;
  if (others.length === 0) return null;
  if (state !== 'double')
    return (
      <p className="quiet">
        同一人另有 {others.length} 份：{others.map(({ name }) => name).join('、')}，只写入这一份
      </p>
    );
  return (
    <p className="finding-warning">
      {why}　<LinkButton onClick={() => onChoose({ type: 'prefer', file })}>改用这一份</LinkButton>
    </p>
  );
}

function Identity({ comparison, onChoose }: Props) {
  const { state, known, candidates, decided, file } = comparison;
  const person = (who: 'new' | 'auto'): void => onChoose({ type: 'person', file, who });
  if (candidates.length > 0 || state === 'ask')
    return <FormWho comparison={comparison} onChoose={onChoose} />;
  return (
    <div className="form-known">
      <span className="quiet">
        {known === '' ? '名册中没有找到此人，作为新增人员；实际已有的，' : `档案库：${known}`}
      </span>
      {known === '' && <FormPersonPick comparison={comparison} onChoose={onChoose} />}
      {decided ? (
        <LinkButton onClick={() => person('auto')}>恢复自动核对</LinkButton>
      ) : (
        known !== '' && <LinkButton onClick={() => person('new')}>不是此人</LinkButton>
      )}
    </div>
  );
}

function Head({ comparison, onChoose }: Props) {
  const { file, person, name, folder, state, leftOut, differences } = comparison;
  return (
    <div className="form-head">
      <div className="form-head-line">
        <b className="form-person">{person}</b>
        <span className={stateTone(comparison)}>{stateText(comparison)}</span>
        <span className="quiet form-head-file">{folder === '' ? name : `${folder} / ${name}`}</span>
        <div className="form-head-end">
          {state === 'changed' && differences > 0 && (
            <RuleButtons onRule={(rule) => onChoose({ type: 'rows', file, key: null, rule })} />
          )}
          {state !== 'double' && (
            <Checkbox
              checked={!leftOut}
              onChange={(event) => onChoose({ type: 'leaveOut', file, out: !event.target.checked })}
            >
              写入
            </Checkbox>
          )}
        </div>
      </div>
      <Identity comparison={comparison} onChoose={onChoose} />
      <Doubles comparison={comparison} onChoose={onChoose} />
      {state === 'new' && <FormUnitChoice comparison={comparison} onChoose={onChoose} />}
      {comparison.notes.map((note) => (
        <p key={note} className="finding-hint">
          {note}
        </p>
      ))}
    </div>
  );
}

interface RowsProps extends Props {
  /** Also the boxes in which nothing is to be settled. */
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

function Rows({ comparison, onChoose, all, onAll }: RowsProps) {
  const { rows, file, personId, photos, state } = comparison;
  const isNew = personId === null;
  const onSide = useCallback(
    (key: string, side: Side) => onChoose({ type: 'row', file, key, side }),
    [onChoose, file],
  );
  const filled = isNew ? rows.filter((row) => row.file !== '') : rows;
  const telling = filled.filter((row) => isDifference(row) || row.state === 'unreadable');
  const shown = all || isNew ? filled : telling;
  const hidden = filled.length - telling.length;
  return (
    <div className="form-rows">
      <div className={`form-row form-row-head${isNew ? ' form-row-new' : ''}`}>
        <div className="form-row-label">栏目</div>
        <div className="form-cell">文件</div>
        {!isNew && <div className="form-cell">档案库</div>}
      </div>
      {shown.map((row) => (
        <FormCompareRow
          key={row.key}
          row={row}
          isNew={isNew}
          isPassedOver={state === 'double'}
          photos={row.key === photoKey ? photos : null}
          onSide={onSide}
        />
      ))}
      {!isNew && (
        <div className="form-rows-more">
          {telling.length === 0 && <span className="quiet">文件和档案库没有差异　</span>}
          {hidden > 0 && (
            <LinkButton onClick={() => onAll(!all)}>
              {all ? '只看有差异的' : `显示其余 ${hidden} 项（相同的，或只有档案库有的）`}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  );
}

interface PanelProps {
  readonly sessionId: string;
  readonly revision: number;
  readonly file: number | null;
  /** With each other number but 0 the first choice that is still open takes the focus. */
  readonly toOpen: number;
  readonly onChoose: (choice: FormChoice) => void;
}

/** What is still to be said about a file: who it is, the unit, the first row that is open. */
const openChoice = '.form-question input, .form-unit-open input, .form-row-open input';

/** The chosen file at the right, box by box beside the archive. */
export function FormComparisonPanel({ sessionId, revision, file, toOpen, onChoose }: PanelProps) {
  const [all, setAll] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const result = useQuery(formCompareQuery(sessionId, revision, file));
  const comparison = result.data;
  const isThere = comparison?.file === file;
  useEffect(() => {
    if (toOpen > 0 && isThere) panel.current?.querySelector<HTMLElement>(openChoice)?.focus();
  }, [toOpen, isThere, file]);
  if (file === null || !comparison) return <div className="panel" />;
  if (comparison.state === 'refused')
    return (
      <div className="panel">
        <EmptyState title={`没有读入“${comparison.name}”`} hint={comparison.why} />
      </div>
    );
  return (
    // Another file begins at its top.
    <div
      key={comparison.file}
      ref={panel}
      className="panel form-comparison"
      role="region"
      aria-label="文件和档案库"
    >
      <Head comparison={comparison} onChoose={onChoose} />
      {comparison.rows.length > 0 && (
        <Rows comparison={comparison} onChoose={onChoose} all={all} onAll={setAll} />
      )}
    </div>
  );
}
