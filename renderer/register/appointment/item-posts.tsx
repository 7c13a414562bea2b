import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Radio } from 'antd';
import { isSamePost, leaveOf, newTake } from '#shared/register/appointment/batch';
import { customaryPosts, withCustom } from '#shared/register/appointment/customary-posts';
import { takeFields, type BatchItem, type Take } from '#shared/register/appointment/batch-fields';
import { isSecondment, secondedPost } from '#shared/register/appointment/secondment';
import type { BatchPerson } from '#shared/register/appointment/appointment-contract';
import { codeText } from '#shared/lib/code-tables';
import { formatMonth } from '#shared/lib/dates';
import type { Field, FieldValue } from '#shared/lib/field';
import { FieldInput } from '../../components/field-input';
import { LinkButton } from '../../components/link-button';

interface Props {
  readonly item: BatchItem;
  readonly index: number;
  readonly disabled: boolean;
  readonly onChange: (change: (item: BatchItem) => BatchItem) => void;
}

const fields: readonly Field[] = takeFields;
const columns = [
  { key: 'organizationId', label: '单位', width: 200 },
  { key: 'post', label: '职务', width: 190 },
  { key: 'tier', label: '职务层次', width: 118 },
  { key: 'memberKind', label: '成员类别', width: 84 },
] as const;

function replaced<Row>(rows: readonly Row[], at: number, row: Row): Row[] {
  return rows.map((old, index) => (index === at ? row : old));
}

interface TakesProps extends Props {
  /** The kind of a unit: townships and villages have posts of their own. */
  readonly unitKind: (id: number) => string | null;
}

/** The posts that somebody is to take: unit, post, tier, kind of seat. */
export function ItemTakes({ item, index, disabled, onChange, unitKind }: TakesProps) {
  const { takes } = item;
  // Whoever is seconded keeps the main post.
  const seconded = isSecondment(item.fields);
  const kindOf = (id: number | null): string | null => (id === null ? null : unitKind(id));
  function set(at: number, given: Partial<Take>): void {
    onChange((before) => {
      const row = before.takes[at];
      if (!row) return before;
      const next = withCustom({ ...row, ...given }, kindOf(given.organizationId ?? row.organizationId));
      // Emptied by hand is emptied: only a newly chosen post brings what goes with it.
      const take = 'post' in given ? next : { ...row, ...given };
      return { ...before, takes: replaced(before.takes, at, take) };
    });
  }
  function makePrimary(at: number): void {
    onChange((before) => ({
      ...before,
      takes: before.takes.map((take, other) => ({ ...take, primary: other === at })),
    }));
  }
  return (
    <section aria-label="拟任职务" data-path={`items.${index}.takes`}>
      <div className="form-section-head">
        <h3>拟任职务</h3>
        {seconded && <span className="quiet">挂职，不占职数，原任职务和单位不变</span>}
        {!disabled && (
          <LinkButton
            onClick={() =>
              onChange((before) => ({
                ...before,
                takes: [...before.takes, newTake(before.takes.length === 0)],
              }))
            }
          >
            增加一项
          </LinkButton>
        )}
      </div>
      {takes.length > 0 && (
        <table className="batch-posts">
          <thead>
            <tr>
              {columns.map(({ key, label, width }) => (
                <th key={key} style={{ width }}>
                  {label}
                </th>
              ))}
              <th style={{ width: 48 }}>领导</th>
              {!seconded && <th style={{ width: 48 }}>主职</th>}
              <th style={{ width: 32 }} />
            </tr>
          </thead>
          <tbody>
            {takes.map((take, at) => (
              // Rows have no lasting number: one that is taken out moves the others up, inputs are told by place.
              <tr key={at}>
                {columns.map(({ key, label }) => {
                  const field = fields.find((candidate) => candidate.key === key);
                  return (
                    <td key={key} data-path={`items.${index}.takes.${at}.${key}`} aria-label={label}>
                      {field && (
                        <FieldInput
                          id={`take-${at}-${key}`}
                          field={field}
                          value={take[key]}
                          disabled={disabled}
                          {...(key === 'post'
                            ? { suggestions: customaryPosts(kindOf(take.organizationId)) }
                            : {})}
                          onChange={(next: FieldValue) => set(at, { [key]: next } as Partial<Take>)}
                        />
                      )}
                    </td>
                  );
                })}
                <td>
                  <Checkbox
                    aria-label="领导职务"
                    disabled={disabled}
                    checked={take.leader}
                    onChange={(event) => set(at, { leader: event.target.checked })}
                  />
                </td>
                {!seconded && (
                  <td data-path={`items.${index}.takes.${at}.primary`}>
                    <Radio
                      aria-label="主职务"
                      disabled={disabled}
                      checked={take.primary}
                      onChange={() => makePrimary(at)}
                    />
                  </td>
                )}
                <td>
                  {!disabled && (
                    <Button
                      type="text"
                      size="small"
                      aria-label="删除这项拟任职务"
                      icon={<DeleteOutlined />}
                      onClick={() =>
                        onChange((before) => ({
                          ...before,
                          takes: before.takes.filter((_take, other) => other !== at),
                        }))
                      }
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The posts that somebody holds, to tick those that are left; one that is gone can only be taken out. */
export function ItemLeaves({
  item,
  index,
  disabled,
  onChange,
  person,
}: Props & { readonly person: BatchPerson | undefined }) {
  const posts = person?.posts ?? [];
  const gone = item.leaves.filter((leave) => !posts.some((post) => isSamePost(leave, leaveOf(post))));
  function toggle(at: number, leaving: boolean): void {
    const post = posts[at];
    if (!post) return;
    const leave = leaveOf(post);
    onChange((before) => ({
      ...before,
      leaves: leaving
        ? [...before.leaves, leave]
        : before.leaves.filter((other) => !isSamePost(other, leave)),
    }));
  }
  return (
    <section aria-label="拟免职务" data-path={`items.${index}.leaves`}>
      <div className="form-section-head">
        <h3>拟免职务</h3>
        <span className="quiet">{posts.length === 0 ? '没有在任职务' : '勾选要免去的在任职务'}</span>
      </div>
      {posts.map((post, at) => (
        <div key={`${post.unit}${post.post}${post.started}${at}`} className="batch-leave">
          <Checkbox
            disabled={disabled}
            checked={item.leaves.some((leave) => isSamePost(leave, leaveOf(post)))}
            onChange={(event) => toggle(at, event.target.checked)}
          >
            {post.unit}
            {isSecondment(post) ? secondedPost(post.post ?? '') : post.post}
            <span className="quiet">
              {[post.started && `${formatMonth(post.started)} 任`, codeText('ZB09', post.tier)]
                .filter(Boolean)
                .join('　')}
            </span>
          </Checkbox>
        </div>
      ))}
      {gone.map((leave) => (
        <p key={`${leave.organizationId}${leave.post}${leave.started}`} className="finding-error batch-leave">
          {leave.post} 已不在任，或已被改动
          {!disabled && (
            <LinkButton
              onClick={() =>
                onChange((before) => ({
                  ...before,
                  leaves: before.leaves.filter((other) => !isSamePost(other, leave)),
                }))
              }
            >
              去掉
            </LinkButton>
          )}
        </p>
      ))}
    </section>
  );
}
