import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Field } from '#shared/lib/field';
import { deriveEducation } from '#shared/register/person/derive';
import { personChildren, type ChildKey } from '#shared/register/fields/children';
import { isEmptyRow, newRow } from '#shared/register/person/person-values';
import { FormHead } from '../../components/form-head';
import type { GridColumn, GridRow, RecordGridProps } from '../../components/grid-types';
import { useRecordGrid, type RecordGrid } from '../../components/record-grid';
import { setValue, usePersonForm, useValue } from './person-form';
import { useOfferedTags } from '../tags/tag-queries';
import { rowWords } from './person-layout';

/** The grid of one repeated set of the person. */
export function usePersonGrid(
  set: ChildKey,
  columns: readonly GridColumn[],
  more: Partial<Pick<RecordGridProps, 'above' | 'readText'>> = {},
): RecordGrid & { readonly count: number } {
  const { values, marks, disabled, findOrganization } = usePersonForm();
  const rows = useValue(set) as unknown as readonly GridRow[];
  const tags = useOfferedTags();
  const words = set === 'tags' ? { tag: tags } : rowWords[set];
  const grid = useRecordGrid({
    path: `children.${set}`,
    label: personChildren[set].label,
    fields: personChildren[set].fields as readonly Field[],
    columns,
    rows,
    current: () => values.get()[set] as unknown as readonly GridRow[],
    onChange: (next) => setValue(values, set, next as never),
    newRow: () => newRow(set),
    isEmptyRow: (row) => isEmptyRow(set, row),
    disabled,
    marks,
    findOrganization,
    ...(words ? { suggestions: words } : {}),
    ...more,
  });
  return { ...grid, count: rows.length };
}

interface AddProps {
  readonly label: string;
  readonly onClick: () => void;
}

/** The small button that adds a row. */
export function AddRow({ label, onClick }: AddProps) {
  const { disabled } = usePersonForm();
  if (disabled) return null;
  return (
    <Button type="link" size="small" icon={<PlusOutlined />} aria-label={`新增${label}`} onClick={onClick}>
      新增
    </Button>
  );
}

interface SetProps {
  readonly set: ChildKey;
  readonly columns: readonly GridColumn[];
  readonly title: string;
  readonly level: 2 | 3;
}

/** A repeated set with its heading. */
export function PersonSet({ set, columns, title, level }: SetProps) {
  const grid = usePersonGrid(set, columns);
  return (
    <div data-path={`children.${set}`} className="form-set">
      <FormHead
        title={title}
        level={level}
        note={grid.count > 0 ? `${grid.count} 条` : '无'}
        actions={<AddRow label={title} onClick={grid.add} />}
      />
      {grid.view}
    </div>
  );
}

/** What lists and forms will show of the education rows. */
export function EducationSummary() {
  const { derived } = deriveEducation(useValue('educations'));
  const parts = [
    ['全日制教育', derived.fullTimeEducation, derived.fullTimeSchool],
    ['在职教育', derived.onJobEducation, derived.onJobSchool],
  ].filter(([, words, school]) => words ?? school);
  if (parts.length === 0) return null;
  return (
    <p className="form-note">
      {parts.map(([label, words, school]) => (
        <span key={label}>
          <span className="quiet">{label}</span> {words} {school}
        </span>
      ))}
    </p>
  );
}

/** The county's source tags, one click each. */
export function CustomaryTags() {
  const { values, disabled } = usePersonForm();
  const tags = useValue('tags');
  const offered = useOfferedTags();
  if (disabled) return null;
  const missing = offered.filter((word) => !tags.some((row) => row.tag === word));
  function add(tag: string): void {
    const rows = values.get().tags.filter((row) => row.tag !== null);
    setValue(values, 'tags', [...rows, { tag, since: null, until: null }]);
  }
  return (
    <div className="tag-words">
      {missing.map((word) => (
        <button key={word} type="button" onClick={() => add(word)}>
          {word}
        </button>
      ))}
    </div>
  );
}
