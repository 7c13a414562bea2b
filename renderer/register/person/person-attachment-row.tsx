import { Button, Dropdown, Input, type MenuProps } from 'antd';
import { useState } from 'react';
import type { Attachment } from '#shared/register/person/attachment';
import { DateTextInput } from '../../components/date-text-input';

type Editable = Pick<Attachment, 'id' | 'fileClass' | 'title' | 'documentDate' | 'pages'>;

export interface AttachmentActions {
  readonly update: (change: Editable) => void;
  readonly arrange: (fileClass: number, ids: readonly number[]) => void;
  readonly remove: (id: number) => void;
  readonly restore: (id: number) => void;
  readonly view: (item: Attachment) => void;
  readonly save: (item: Attachment) => void;
}

interface Props {
  readonly item: Attachment;
  /** In its class, from 1; 0 for a removed item. */
  readonly number: number;
  readonly last: boolean;
  readonly disabled: boolean;
  readonly classItems: readonly { readonly key: string; readonly label: string }[];
  readonly actions: AttachmentActions;
  readonly onMove: (step: -1 | 1) => void;
}

/** 1.2 MB, 340 KB. */
export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A text that is saved when it is left; emptied, it springs back. */
function TitleInput({ value, onSave }: { readonly value: string; readonly onSave: (title: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      variant="borderless"
      aria-label="材料名称"
      maxLength={100}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        const title = typed?.trim() ?? '';
        if (title !== '' && title !== value) onSave(title);
        setTyped(null);
      }}
    />
  );
}

/** The number of pages, saved when it is left. */
function PagesInput({
  value,
  onSave,
}: {
  readonly value: number | null;
  readonly onSave: (pages: number | null) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      variant="borderless"
      aria-label="页数"
      inputMode="numeric"
      placeholder="页数"
      value={typed ?? value ?? ''}
      onChange={(event) => /^\d{0,4}$/.test(event.target.value) && setTyped(event.target.value)}
      onBlur={() => {
        const pages = typed === null ? value : Number(typed) || null;
        if (pages !== value) onSave(pages);
        setTyped(null);
      }}
    />
  );
}

function moreItems({ last, number, classItems, item }: Props): NonNullable<MenuProps['items']> {
  return [
    { key: 'up', label: '上移', disabled: number <= 1 },
    { key: 'down', label: '下移', disabled: last },
    {
      key: 'class',
      label: '改放到',
      children: classItems.filter(({ key }) => key !== String(item.fileClass)),
    },
    { key: 'remove', label: '移除', danger: true },
  ];
}

function Buttons(props: Props) {
  const { item, disabled, actions, onMove } = props;
  function choose(key: string): void {
    if (key === 'remove') actions.remove(item.id);
    else if (key === 'up' || key === 'down') onMove(key === 'up' ? -1 : 1);
    else actions.update({ ...editable(item), fileClass: Number(key) });
  }
  if (item.deletedAt !== null) {
    return disabled ? null : (
      <Button type="link" size="small" onClick={() => actions.restore(item.id)}>
        恢复
      </Button>
    );
  }
  return (
    <>
      <Button type="link" size="small" onClick={() => actions.view(item)}>
        查看
      </Button>
      <Button type="link" size="small" onClick={() => actions.save(item)}>
        另存
      </Button>
      {!disabled && (
        <Dropdown trigger={['click']} menu={{ items: moreItems(props), onClick: ({ key }) => choose(key) }}>
          <Button type="link" size="small">
            更多
          </Button>
        </Dropdown>
      )}
    </>
  );
}

function editable({ id, fileClass, title, documentDate, pages }: Attachment): Editable {
  return { id, fileClass, title, documentDate, pages };
}

/** One scanned item: its title, date and page count are typed here and saved at once. */
export function AttachmentRow(props: Props) {
  const { item, number, disabled, actions } = props;
  const fixed = disabled || item.deletedAt !== null;
  const save = (change: Partial<Editable>): void => actions.update({ ...editable(item), ...change });
  return (
    <tr className={item.deletedAt === null ? '' : 'attachment-removed'}>
      <td className="grid-number">{number > 0 ? number : ''}</td>
      <td>
        {fixed ? (
          <span className="cell-text">{item.title}</span>
        ) : (
          <TitleInput value={item.title} onSave={(title) => save({ title })} />
        )}
      </td>
      <td style={{ width: 120 }}>
        <DateTextInput
          value={item.documentDate}
          withDay
          rowLabel="材料日期"
          disabled={fixed}
          onChange={(documentDate) => save({ documentDate })}
        />
      </td>
      <td style={{ width: 64 }}>
        {fixed ? (
          <span className="cell-text">{item.pages}</span>
        ) : (
          <PagesInput value={item.pages} onSave={(pages) => save({ pages })} />
        )}
      </td>
      <td className="quiet" style={{ width: 80, textAlign: 'right' }} title={item.fileName}>
        {sizeText(item.size)}
      </td>
      <td style={{ width: 150, textAlign: 'right' }}>
        <Buttons {...props} />
      </td>
    </tr>
  );
}
