import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { organizationKinds } from '#shared/register/fields/organization';
import type { UnitQuestion } from '#shared/register/import/import-contract';
import type { UnitChoice } from '#shared/register/import/unit-entries';
import { DataTable, type DataColumn } from '../../components/data-table';
import { LinkButton } from '../../components/link-button';
import { OrganizationSelect } from '../../components/organization-select';
import type { Wizard } from './import-wizard';
import { choiceFor } from './import-wizard-state';

const kindOptions = organizationKinds.map(({ code, text }) => ({ value: code, label: text }));

function createChoice(question: UnitQuestion, root: number | null): UnitChoice {
  const { name, kind, parentId, parentKey } = question;
  return {
    action: 'create',
    name,
    kind,
    parentKey,
    parentId: parentKey === null ? (parentId ?? root) : null,
  };
}

/** Where several units fit, one of them is most likely meant. */
function actionOf(question: UnitQuestion, choice: UnitChoice | null): UnitChoice['action'] | null {
  return choice?.action ?? (question.candidates.length > 0 ? 'use' : null);
}

interface RowProps {
  readonly question: UnitQuestion;
  readonly wizard: Wizard;
}

function ActionSelect({ question, wizard }: RowProps) {
  const choice = choiceFor(question, wizard.state.choices);
  const isUnitList = wizard.state.kind === 'organization';
  const options = [
    { value: 'use', label: '归入已有单位' },
    ...(question.key === '' ? [] : [{ value: 'create', label: '新建单位' }]),
    ...(isUnitList && question.key === '' ? [{ value: 'top', label: '作为顶层单位' }] : []),
    { value: 'skip', label: question.rows === 0 ? '不建这一级' : '这些行不导入' },
  ];
  function change(action: string): void {
    const next: UnitChoice =
      action === 'create'
        ? createChoice(question, null)
        : action === 'use'
          ? { action: 'use', id: question.candidates.length > 0 ? 0 : (question.parentId ?? 0) }
          : { action: action === 'top' ? 'top' : 'skip' };
    wizard.setChoices({ [question.key]: next });
  }
  return (
    <Select<string>
      aria-label={`${question.name || '没有写单位'} 怎么办`}
      size="small"
      style={{ width: '100%' }}
      placeholder="请选择"
      {...(choice === null ? { status: 'warning' } : {})}
      value={actionOf(question, choice)}
      options={options}
      onChange={change}
    />
  );
}

const OTHER = -1;

/** Which of several units of one name is meant, each with everything above it; or another unit. */
function UseSelect({ question, wizard }: RowProps) {
  const choice = choiceFor(question, wizard.state.choices);
  const id = choice?.action === 'use' && choice.id !== 0 ? choice.id : null;
  const [other, setOther] = useState(id !== null && question.candidates.every((unit) => unit.id !== id));
  const use = (next: number | null): void =>
    wizard.setChoices({ [question.key]: { action: 'use', id: next ?? 0 } });
  if (other || question.candidates.length === 0)
    return <OrganizationSelect placeholder="选择单位" value={id} onChange={use} />;
  return (
    <Select<number>
      aria-label={`${question.name} 是哪一个`}
      size="small"
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      placeholder="请选择是哪一个"
      {...(id === null ? { status: 'warning' } : {})}
      value={id}
      options={[
        ...question.candidates.map((unit) => ({ value: unit.id, label: unit.path })),
        { value: OTHER, label: '都不是，另选单位' },
      ]}
      onChange={(next) => (next === OTHER ? setOther(true) : use(next))}
    />
  );
}

function Details({ question, wizard }: RowProps) {
  const choice = choiceFor(question, wizard.state.choices);
  if (actionOf(question, choice) === 'use') return <UseSelect question={question} wizard={wizard} />;
  if (choice?.action !== 'create') return null;
  const above = wizard.state.units.find(({ key }) => key === choice.parentKey);
  return (
    <Space.Compact style={{ width: '100%' }}>
      <Select<string>
        aria-label="类别"
        size="small"
        style={{ width: 110 }}
        value={choice.kind}
        options={kindOptions}
        onChange={(kind) => wizard.setChoices({ [question.key]: { ...choice, kind } })}
      />
      {above ? (
        <span className="wizard-above">建在“{above.name}”下</span>
      ) : (
        <OrganizationSelect
          placeholder="顶层（没有上级）"
          value={choice.parentId}
          onChange={(parentId) => wizard.setChoices({ [question.key]: { ...choice, parentId } })}
        />
      )}
    </Space.Compact>
  );
}

const stateTexts: Readonly<Record<UnitQuestion['match']['state'], string>> = {
  exact: '已对上',
  likely: '大致对上，请看一眼',
  several: '同名单位有几个',
  none: '单位库中没有',
};

function StateText({ question }: { readonly question: UnitQuestion }) {
  const { state } = question.match;
  if (question.remembered) return <span className="quiet">沿用上次</span>;
  const tone = state === 'exact' ? 'quiet' : state === 'likely' ? 'finding-hint' : 'finding-warning';
  return (
    <span className={tone}>
      {question.key === '' && state === 'none' ? '表中没有写单位' : stateTexts[state]}
    </span>
  );
}

function columnsFor(wizard: Wizard): readonly DataColumn<UnitQuestion>[] {
  return [
    {
      key: 'name',
      title: '表中的单位',
      width: 252,
      render: ({ key, name }) => {
        const outer = key.split('/').slice(0, -1).join(' / ');
        return (
          <span title={key}>
            {outer !== '' && <span className="quiet">{outer} / </span>}
            {name || <span className="quiet">（没有写单位的行）</span>}
          </span>
        );
      },
    },
    { key: 'rows', title: '行数', width: 64, align: 'right', render: ({ rows }) => (rows === 0 ? '' : rows) },
    {
      key: 'sample',
      title: '行号',
      width: 120,
      render: ({ sample, rows }) => (
        <span className="quiet">
          {sample.join('、')}
          {rows > sample.length && ' …'}
        </span>
      ),
    },
    { key: 'state', title: '核对结果', width: 150, render: (question) => <StateText question={question} /> },
    {
      key: 'action',
      title: '怎么办',
      width: 140,
      render: (question) => <ActionSelect question={question} wizard={wizard} />,
    },
    {
      key: 'details',
      title: '',
      width: 362,
      render: (question) => <Details question={question} wizard={wizard} />,
    },
  ];
}

function isOpen(question: UnitQuestion, choices: Wizard['state']['choices']): boolean {
  const choice = choiceFor(question, choices);
  return choice === null || (choice.action === 'use' && choice.id === 0);
}

/** Answers for everything that is missing in one go; `root` is used where the sheet does not say what is above. */
function AnswerAll({ wizard }: { readonly wizard: Wizard }) {
  const [root, setRoot] = useState<number | null>(null);
  const { units, choices, kind } = wizard.state;
  const missing = units.filter(
    (question) => question.key !== '' && question.match.state !== 'several' && isOpen(question, choices),
  );
  if (missing.length === 0) return null;
  const answer = (choice: (question: UnitQuestion) => UnitChoice): void =>
    wizard.setChoices(Object.fromEntries(missing.map((question) => [question.key, choice(question)])));
  const placed = missing.every(
    ({ parentId, parentKey }) => (parentId ?? root) !== null && parentKey === null,
  );
  return (
    <Space size={6}>
      <span>没有的 {missing.length} 个，上级取</span>
      <div style={{ width: 200 }}>
        <OrganizationSelect placeholder="表中写明的，否则顶层" value={root} onChange={setRoot} />
      </div>
      <Button onClick={() => answer((question) => createChoice(question, root))}>全部新建</Button>
      {kind === 'person' && (
        <Button
          disabled={!placed}
          title="例如表中写的是内设机构，人员归到乡镇"
          onClick={() => answer(({ parentId }) => ({ action: 'use', id: parentId ?? root ?? 0 }))}
        >
          全部归入上级
        </Button>
      )}
    </Space>
  );
}

/** Step 3: which unit each text in the sheet means. */
export function UnitsStep({ wizard }: { readonly wizard: Wizard }) {
  const { units, choices, kind } = wizard.state;
  const people = kind === 'person';
  const [all, setAll] = useState(false);
  const asked = units.filter(({ match, remembered }) => match.state !== 'exact' || remembered);
  const open = units.filter((question) => isOpen(question, choices));
  const lost = open.reduce((sum, { rows }) => sum + rows, 0);
  const shown = all ? units : asked;
  const rows = shown.map((question) => ({ ...question }));
  return (
    <>
      <div className="wizard-body wizard-units">
        <div className="wizard-line">
          <span>
            表中共 {units.length} 种单位写法，已对上 {units.length - asked.length} 个，请看下面 {asked.length}{' '}
            个
          </span>
          <LinkButton onClick={() => setAll(!all)}>{all ? '只看要核对的' : '全部列出'}</LinkButton>
          <span className="wizard-line-end">
            <AnswerAll wizard={wizard} />
          </span>
        </div>
        <DataTable<UnitQuestion>
          label="单位的对应"
          columns={columnsFor(wizard)}
          rows={rows}
          rowKey={(question) => units.findIndex(({ key }) => key === question.key)}
          empty="表中的单位都对上了"
        />
      </div>
      <div className="wizard-foot">
        <Button onClick={() => wizard.go('columns')}>上一步</Button>
        {lost > 0 && (
          <span className="finding-warning">
            还有 {open.length} 个单位没有定，{people ? '其中的新增人员' : '这些行'}将不能导入（{lost} 行）
          </span>
        )}
        <Button type="primary" onClick={() => void wizard.makePlan()}>
          下一步：预览
        </Button>
      </div>
    </>
  );
}
