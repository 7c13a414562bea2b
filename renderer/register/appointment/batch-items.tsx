import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { newItem } from '#shared/register/appointment/batch';
import type { BatchPerson } from '#shared/register/appointment/appointment-contract';
import type { BatchItem } from '#shared/register/appointment/batch-fields';
import type { BatchFinding } from '#shared/register/appointment/scene';
import { proposalOf } from '#shared/register/appointment/apply';
import { letterNumber } from '#shared/register/appointment/document-numbers';
import { codeText } from '#shared/lib/code-tables';
import { findingLevels, levelTexts } from '#shared/register/findings';
import { LinkButton } from '../../components/link-button';
import { useStored } from '../../components/value-store';
import { PersonPicker } from '../list/person-picker';
import { setItems, useItems, type BatchFormState } from './batch-form';

interface Props {
  readonly state: BatchFormState;
  readonly people: ReadonlyMap<number, BatchPerson>;
  readonly unitName: (id: number) => string;
  readonly findings: readonly BatchFinding[];
  readonly onOpen: (index: number) => void;
}

function Counts({ findings }: { readonly findings: readonly BatchFinding[] }) {
  return findingLevels.map((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return (
      count > 0 && (
        <span key={level} className={`finding-${level} batch-count`} title={levelTexts[level]}>
          {levelTexts[level]} {count}
        </span>
      )
    );
  });
}

interface RowProps extends Props {
  readonly item: BatchItem;
  readonly index: number;
  readonly count: number;
}

function move(items: readonly BatchItem[], from: number, to: number): readonly BatchItem[] {
  const order = [...items];
  const [item] = order.splice(from, 1);
  if (item) order.splice(to, 0, item);
  return order;
}

function RowActions({
  state,
  index,
  count,
  name,
}: Pick<RowProps, 'state' | 'index' | 'count'> & { readonly name: string }) {
  if (state.disabled) return null;
  return (
    <span className="batch-row-actions">
      <button
        type="button"
        aria-label={`${name}上移`}
        title="上移"
        disabled={index === 0}
        onClick={() => setItems(state, (items) => move(items, index, index - 1))}
      >
        <ArrowUpOutlined />
      </button>
      <button
        type="button"
        aria-label={`${name}下移`}
        title="下移"
        disabled={index === count - 1}
        onClick={() => setItems(state, (items) => move(items, index, index + 1))}
      >
        <ArrowDownOutlined />
      </button>
      <button
        type="button"
        aria-label={`移出${name}`}
        title="移出批次"
        onClick={() => setItems(state, (items) => items.filter((_item, at) => at !== index))}
      >
        <CloseOutlined />
      </button>
    </span>
  );
}

function ItemRow(props: RowProps) {
  const { item, index, people, unitName, findings, onOpen } = props;
  const person = people.get(item.personId);
  const { proposedPost, proposedRemoval } = proposalOf(item, { unitName });
  const { withdrawn, change } = item.fields;
  const name = person?.name ?? '';
  return (
    <tr data-path={`items.${index}`} className={withdrawn ? 'batch-withdrawn' : undefined}>
      <td className="quiet">{index + 1}</td>
      <td>
        <button type="button" className="link-button" onClick={() => onOpen(index)}>
          {name || '（已不在名册）'}
        </button>
      </td>
      <td>{person?.currentPost ?? person?.organization ?? ''}</td>
      <td>{proposedPost}</td>
      <td>{proposedRemoval}</td>
      <td>{withdrawn ? '已撤回' : codeText('ZB13', change)}</td>
      <td>
        <Counts findings={findings.filter((finding) => finding.item === index)} />
      </td>
      <td>
        <RowActions {...props} name={name} />
      </td>
    </tr>
  );
}

/** Numbers the letters of those who take a post and have none yet, under the number of the document. */
function NumberLetters({ state }: { readonly state: BatchFormState }) {
  const items = useItems(state);
  const document = useStored(state.values, (all) => all.document);
  const lacking = items.some(({ takes, fields }) => takes.length > 0 && fields.letterNumber === null);
  if (state.disabled || !lacking || letterNumber(document, 1) === undefined) return null;
  function number(): void {
    let place = 0;
    setItems(state, (before) =>
      before.map((item) => {
        if (item.takes.length === 0 || item.fields.withdrawn) return item;
        place += 1;
        const own = item.fields.letterNumber ?? letterNumber(document, place) ?? null;
        return { ...item, fields: { ...item.fields, letterNumber: own } };
      }),
    );
  }
  return <LinkButton onClick={number}>编任职通知书号</LinkButton>;
}

/** The people of a batch: what each is to take and to leave; a name opens the item. */
export function BatchItems(props: Props) {
  const { state, onOpen } = props;
  const items = useItems(state);
  function add(personId: number): void {
    setItems(state, (before) => [...before, newItem(personId)]);
    onOpen(items.length);
  }
  return (
    <section className="batch-items" aria-label="任免人员" data-path="items">
      <div className="form-section-head">
        <h2>任免人员</h2>
        <span className="quiet">{items.length} 人</span>
        <NumberLetters state={state} />
        {!state.disabled && <PersonPicker placeholder="列入人员：姓名、拼音首字母、身份证号" onPick={add} />}
      </div>
      {items.length === 0 ? (
        <p className="quiet batch-none">还没有人员。在上面查找并列入，或在人员名册中选好后“列入动议”。</p>
      ) : (
        <table>
          <colgroup>
            <col style={{ width: 32 }} />
            <col style={{ width: 72 }} />
            <col />
            <col />
            <col />
            <col style={{ width: 84 }} />
            <col style={{ width: 74 }} />
            <col style={{ width: 72 }} />
          </colgroup>
          <thead>
            <tr>
              <th>序</th>
              <th>姓名</th>
              <th>单位及现任职务</th>
              <th>拟任</th>
              <th>拟免</th>
              <th>变动</th>
              <th>核查</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <ItemRow
                key={`${item.personId}-${index}`}
                {...props}
                item={item}
                index={index}
                count={items.length}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
