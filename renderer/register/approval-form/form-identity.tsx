import { Radio } from 'antd';
import type { FormChoice, FormComparison } from '#shared/register/approval-form/form-contract';
import { LinkButton } from '../../components/link-button';
import { OrganizationSelect } from '../../components/organization-select';
import { PersonPicker } from '../list/person-picker';

interface Props {
  readonly comparison: FormComparison;
  readonly onChoose: (choice: FormChoice) => void;
}

/** Somebody of the register to whom the file's own words did not lead: a corrected birth month, a changed name. */
export function FormPersonPick({ comparison, onChoose }: Props) {
  const { file } = comparison;
  return (
    <PersonPicker
      placeholder="从名册中选人：姓名、拼音首字母"
      onPick={(who) => onChoose({ type: 'person', file, who })}
    />
  );
}

/** Who of the register a file means, where the file alone does not tell. */
export function FormWho({ comparison, onChoose }: Props) {
  const { file, why, candidates, decided, personId, state } = comparison;
  const value = !decided ? null : (personId ?? 'new');
  return (
    <div className="form-question">
      {state === 'ask' && <p className="finding-warning">{why}。请选择是谁：</p>}
      <Radio.Group
        value={value}
        style={{ display: 'grid', gap: 6 }}
        onChange={(event) => onChoose({ type: 'person', file, who: event.target.value as number | 'new' })}
        options={[
          ...candidates.map(({ id, text }) => ({ value: id, label: text })),
          { value: 'new', label: '都不是，作为新增人员' },
        ]}
      />
      <FormPersonPick comparison={comparison} onChoose={onChoose} />
    </div>
  );
}

/** The unit of somebody new. */
export function FormUnitChoice({ comparison, onChoose }: Props) {
  const { file, unit, unitSuggestions } = comparison;
  const others = unitSuggestions.filter(({ id }) => id !== unit?.id);
  const choose = (id: number | null): void => onChoose({ type: 'unit', file, id });
  return (
    <div className={unit ? 'form-unit' : 'form-unit form-unit-open'}>
      <span className={unit ? 'quiet' : 'finding-warning'}>{unit ? '归入单位' : '请选择单位'}</span>
      <div style={{ width: 260 }}>
        <OrganizationSelect placeholder="选择单位" value={unit?.id ?? null} onChange={choose} />
      </div>
      {others.length > 0 && <span className="quiet">可能是</span>}
      {others.slice(0, 3).map(({ id, path }) => (
        <LinkButton key={id} onClick={() => choose(id)}>
          {path}
        </LinkButton>
      ))}
    </div>
  );
}
