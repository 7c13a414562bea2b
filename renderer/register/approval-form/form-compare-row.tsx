import { memo, type KeyboardEvent } from 'react';
import { diffTexts, type DiffPart } from '#shared/lib/text-diff';
import { isChoosable } from '#shared/register/approval-form/form-choices';
import type { ComparedRow, Side } from '#shared/register/approval-form/form-contract';

interface Props {
  readonly row: ComparedRow;
  /** Of somebody new: there is no other side. */
  readonly isNew: boolean;
  /** Another file about the same person is written instead: there is nothing to choose. */
  readonly isPassedOver: boolean;
  /** JPEG in base64, for the photo's row. */
  readonly photos: { readonly file: string | null; readonly archive: string | null } | null;
  readonly onSide: (key: string, side: Side) => void;
}

function Text({ parts }: { readonly parts: readonly DiffPart[] }) {
  if (parts.every(({ text }) => text === '')) return <span className="quiet">（空）</span>;
  return (
    <span className="form-text">
      {parts.map(({ text, changed }, at) => (changed ? <mark key={at}>{text}</mark> : text))}
    </span>
  );
}

function Photo({ image }: { readonly image: string | null }) {
  if (image === null) return <span className="quiet">（没有照片）</span>;
  return <img className="form-photo" src={`data:image/jpeg;base64,${image}`} alt="照片" />;
}

const plain = (text: string): DiffPart[] => [{ text, changed: false }];

/** Enter chooses like the space bar, and goes on to the next row that is still open. */
function chooseAndGoOn(event: KeyboardEvent<HTMLInputElement>, choose: () => void): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  choose();
  const panel = event.currentTarget.closest('.form-rows');
  const inputs = [...(panel?.querySelectorAll<HTMLInputElement>('.form-row-open input') ?? [])];
  const here = event.currentTarget;
  const next = inputs.find(
    (input) =>
      input.name !== here.name &&
      (here.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

interface CellProps extends Props {
  readonly side: Side;
  readonly parts: readonly DiffPart[];
}

function Cell({ row, isNew, isPassedOver, photos, onSide, side, parts }: CellProps) {
  // Nobody is new without a name.
  const choosable = isChoosable(row) && !isPassedOver && !(isNew && row.key === 'name');
  const isChosen = row.side === side && row.state !== 'same';
  const content = photos ? <Photo image={photos[side]} /> : <Text parts={parts} />;
  if (!choosable) return <div className="form-cell">{content}</div>;
  const choose = (): void => onSide(row.key, isNew && row.side === 'file' ? 'archive' : side);
  return (
    <label className={`form-cell form-cell-choice${isChosen ? ' form-cell-chosen' : ''}`}>
      <input
        type={isNew ? 'checkbox' : 'radio'}
        name={row.key}
        checked={isChosen}
        aria-label={`${row.label}${isNew ? '写入' : side === 'file' ? '用文件的' : '用档案库的'}`}
        onChange={choose}
        onKeyDown={(event) => chooseAndGoOn(event, choose)}
      />
      {content}
    </label>
  );
}

/** One box of the form: the file's text beside the archive's, what differs marked, and which one is taken. */
function Row(props: Props) {
  const { row, isNew } = props;
  const differs = row.state === 'different' || row.state === 'unreadable';
  const diff = differs ? diffTexts(row.file, row.archive) : { a: plain(row.file), b: plain(row.archive) };
  const open = row.side === null && !props.isPassedOver ? ' form-row-open' : '';
  return (
    <div className={`form-row form-row-${row.state}${open}`} role="group" aria-label={row.label}>
      <div className="form-row-label">{row.label}</div>
      <Cell {...props} side="file" parts={diff.a} />
      {!isNew && <Cell {...props} side="archive" parts={diff.b} />}
      {row.note !== undefined && (
        <div className={`form-row-note finding-${row.state === 'unreadable' ? 'error' : 'hint'}`}>
          {row.note}
        </div>
      )}
    </div>
  );
}

/** A long resume is compared again only when it changes. */
export const FormCompareRow = memo(Row);
