import { useQuery } from '@tanstack/react-query';
import { Drawer, Button } from 'antd';
import dayjs from 'dayjs';
import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { heldFrom } from '#shared/register/appointment/batch';
import { withSuggestions } from '#shared/register/appointment/customary-posts';
import { needsCoReview } from '#shared/register/appointment/rules-co-review';
import { itemFields, type BatchItem } from '#shared/register/appointment/batch-fields';
import type { BatchPerson } from '#shared/register/appointment/appointment-contract';
import type { BatchFinding } from '#shared/register/appointment/scene';
import { ageAt, formatMonth } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { levelTexts } from '#shared/register/findings';
import { enterToNext } from '../../components/enter-to-next';
import { FieldInput } from '../../components/field-input';
import { FormField } from '../../components/form-field';
import { focusPath } from '../../components/focus-path';
import { LinkButton } from '../../components/link-button';
import { marksOf, noMarks } from '../../components/marks';
import { checkSettingsQuery } from '../checks/check-queries';
import { setItem, useItems, type BatchFormState } from './batch-form';
import { ItemLeaves, ItemTakes } from './item-posts';

const fields: readonly Field[] = itemFields;
const wide: readonly string[] = ['reason', 'postAfter', 'coOpinion', 'withdrawReason', 'remark'];

interface Props {
  readonly state: BatchFormState;
  readonly index: number;
  readonly people: ReadonlyMap<number, BatchPerson>;
  /** The kind of each unit: villages ask for the co-review. */
  readonly unitKind: (id: number) => string | null;
  readonly findings: readonly BatchFinding[];
  /** The input to go to, as a finding names it. */
  readonly focus: string | null;
  readonly onGo: (index: number) => void;
  readonly onClose: () => void;
}

interface SectionProps {
  readonly title: string;
  readonly item: BatchItem;
  readonly index: number;
  readonly disabled: boolean;
  readonly findings: readonly BatchFinding[];
  readonly onChange: (change: (item: BatchItem) => BatchItem) => void;
  readonly actions?: ReactNode;
}

function ItemSection({ title, item, index, disabled, findings, onChange, actions }: SectionProps) {
  const marks = marksOf(findings, noMarks);
  return (
    <section aria-label={title}>
      <div className="form-section-head">
        <h3>{title}</h3>
        {actions}
      </div>
      <div className="form-grid batch-item-grid">
        {fields
          .filter(({ section }) => section === title)
          .map((field) => {
            const key = field.key as keyof BatchItem['fields'];
            const path = `items.${index}.fields.${key}`;
            return (
              <FormField
                key={key}
                path={path}
                label={field.label}
                help={field.help}
                mark={marks.get(path)}
                span={wide.includes(key) ? 2 : 1}
              >
                {(id) => (
                  <FieldInput
                    id={id}
                    field={field}
                    value={item.fields[key]}
                    disabled={disabled}
                    onChange={(next: FieldValue) =>
                      onChange((before) => ({ ...before, fields: { ...before.fields, [key]: next } }))
                    }
                  />
                )}
              </FormField>
            );
          })}
      </div>
    </section>
  );
}

interface SuggestProps {
  readonly state: BatchFormState;
  readonly index: number;
  /** The tier that the person has. */
  readonly held: string | null;
}

/** Fills in what follows from the posts: change, way, reason of leaving, trial period; what was chosen stays. */
function Suggest({ state, index, held }: SuggestProps) {
  const trialMonths = useQuery(checkSettingsQuery()).data?.thresholds.trialMonths;
  if (trialMonths === undefined) return null;
  function suggest(): void {
    const all = state.values.get();
    setItem(state, index, (item) =>
      withSuggestions(item, held, {
        from: heldFrom(all, item.fields),
        trialMonths: trialMonths ?? 12,
      }),
    );
  }
  return <LinkButton onClick={suggest}>按职务填写</LinkButton>;
}

function Who({ person }: { readonly person: BatchPerson | undefined }) {
  if (!person) return null;
  const age = ageAt(person.birthDate, dayjs().format('YYYY-MM'));
  return (
    <p className="quiet batch-who">
      {person.currentPost ?? person.organization}
      {person.birthDate && `　${formatMonth(person.birthDate)} 出生`}
      {age !== undefined && `（${age}岁）`}
    </p>
  );
}

function ItemFindings({ findings }: { readonly findings: readonly BatchFinding[] }) {
  const [, navigate] = useLocation();
  if (findings.length === 0) return null;
  function lead({ fields: paths, person }: BatchFinding): void {
    const path = paths[0] ?? '';
    if (path.startsWith('items.') || !person) focusPath(document, path);
    else navigate(`/people/${person.id}?field=${encodeURIComponent(path)}`);
  }
  return (
    <ol className="findings batch-item-findings" aria-label="此人的核查结果">
      {findings.map((finding, at) => (
        <li key={`${finding.rule}${at}`}>
          <button
            type="button"
            title={`${finding.remedy}\n依据：${finding.source}`}
            onClick={() => lead(finding)}
          >
            <b className={`finding-${finding.level}`}>{levelTexts[finding.level]}</b>
            {finding.message}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What is being typed counts: an input takes a date over when it is left, which a drawer that closes does not wait for. */
function leaveInput(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** One person of a batch: posts to take and to leave, how and why, the co-review of a village secretary. */
export function ItemDrawer(props: Props) {
  const { state, index, people, unitKind, focus, onGo, onClose } = props;
  const items = useItems(state);
  const item = items[index];
  const [, navigate] = useLocation();
  useEffect(() => {
    if (focus === null) return undefined;
    const timer = setTimeout(() => focusPath(document, focus), 200);
    return () => clearTimeout(timer);
  }, [focus, index]);
  if (!item) return null;
  const person = people.get(item.personId);
  const findings = props.findings.filter((finding) => finding.item === index);
  const shared = {
    item,
    index,
    disabled: state.disabled,
    findings,
    onChange: (change: (before: BatchItem) => BatchItem) => setItem(state, index, change),
  };
  const kindOf = (id: number | null) => (id === null ? undefined : { kind: unitKind(id) });
  const coReview =
    needsCoReview({
      takes: item.takes.map((take) => ({ take, unit: kindOf(take.organizationId) })),
      leaves: item.leaves.map((leave) => ({ leave, unit: kindOf(leave.organizationId) })),
    }) || item.fields.coAsked !== null;
  return (
    <Drawer
      open
      title={person?.name ?? ''}
      size={800}
      onClose={() => {
        leaveInput();
        onClose();
      }}
      extra={
        <div className="page-head-end">
          <Button disabled={index === 0} onClick={() => onGo(index - 1)}>
            上一人
          </Button>
          <Button disabled={index === items.length - 1} onClick={() => onGo(index + 1)}>
            下一人
          </Button>
          <Button onClick={() => navigate(`/people/${item.personId}`)}>人员页</Button>
        </div>
      }
    >
      <div
        data-form
        className={state.disabled ? 'batch-item form-fixed' : 'batch-item'}
        onKeyDownCapture={enterToNext}
      >
        <Who person={person} />
        <ItemLeaves {...shared} person={person} />
        <ItemTakes {...shared} unitKind={unitKind} />
        <ItemSection
          {...shared}
          title="任免"
          actions={!state.disabled && <Suggest state={state} index={index} held={person?.postTier ?? null} />}
        />
        {item.fields.trialResult !== null && <ItemSection {...shared} title="试用期满" />}
        {coReview && <ItemSection {...shared} title="协审" />}
        <ItemSection {...shared} title="撤回" />
        <ItemFindings findings={findings} />
      </div>
    </Drawer>
  );
}
