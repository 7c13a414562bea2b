import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Dropdown, Image } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { fileClasses, type Attachment } from '#shared/register/person/attachment';
import { invoke } from '../../app/bridge';
import { useAsk } from '../../components/ask';
import { useCall } from '../../components/call';
import { FormHead } from '../../components/form-head';
import { useJob } from '../../components/job-progress';
import { AttachmentRow, type AttachmentActions } from './person-attachment-row';
import { usePersonForm } from './person-form';
import { attachmentsQuery } from './person-queries';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一、履历类: the class as the catalogue of a personnel file heads it. */
function classTitle(fileClass: number): string {
  const text = fileClasses.find(({ code }) => code === String(fileClass))?.text ?? '';
  return `${numerals[fileClass - 1] ?? ''}、${text}`;
}

const classItems = fileClasses.map(({ code }) => ({ key: code, label: classTitle(Number(code)) }));

// Larger than all of the register: loaded when the first PDF is looked at.
const PdfViewer = lazy(() =>
  import('../../components/pdf-viewer').then((module) => ({ default: module.PdfViewer })),
);

/** What is being looked at: a picture by its address, a PDF by its bytes. */
interface Shown {
  readonly item: Attachment;
  readonly url: string | null;
  readonly content: Uint8Array;
}

/** Everything that can be done to scanned items; each step is saved at once, apart from the form. */
function useAttachments(personId: number) {
  const client = useQueryClient();
  const call = useCall();
  const job = useJob();
  const { message } = App.useApp();
  const { ask, dialog } = useAsk();
  const [shown, setShown] = useState<Shown | null>(null);
  const refresh = (): Promise<void> => client.invalidateQueries(attachmentsQuery(personId));
  async function then(work: Promise<unknown>): Promise<void> {
    if ((await call(() => work)) !== undefined) await refresh();
  }
  async function add(fileClass: number): Promise<void> {
    const chosen = await call(() => invoke('file.open', { kind: 'attachment', several: true }));
    if (!chosen || chosen.length === 0) return;
    const files = chosen.map((file) => file.token);
    const done = await job.run('attachment.add', { personId, fileClass, files }, '存入扫描件');
    if (done) void message.success(`已存入 ${done.added} 件`);
    await refresh();
  }
  async function save({ id, fileName }: Attachment): Promise<void> {
    const file = await call(() =>
      invoke('file.saveAs', { kind: 'any', suggestedName: fileName.slice(-120) }),
    );
    if (!file) return;
    const done = await job.run('attachment.export', { id, file: file.token }, '另存扫描件');
    if (done !== undefined) void message.success(`已存为“${file.name}”`);
  }
  /** A browser shows no TIF: it goes out as a file. */
  async function offerSave(item: Attachment): Promise<void> {
    const answer = await ask({
      title: 'TIF 图片不能在程序内查看',
      body: '可以另存到电脑上，用看图软件打开。今后扫描请选 PDF 或 JPG，就能直接查看。',
      choices: [
        { key: 'back', text: '返回' },
        { key: 'save', text: '另存', kind: 'primary' },
      ],
      otherwise: 'back',
    });
    if (answer === 'save') await save(item);
  }
  async function view(item: Attachment): Promise<void> {
    if (item.mediaType === 'image/tiff') return offerSave(item);
    const found = await call(() => invoke('attachment.content', { id: item.id }));
    if (!found) return;
    const content = new Uint8Array(found.content);
    const isPdf = found.mediaType === 'application/pdf';
    const url = isPdf ? null : URL.createObjectURL(new Blob([content], { type: found.mediaType }));
    setShown({ item, url, content });
  }
  function hide(): void {
    if (shown?.url) URL.revokeObjectURL(shown.url);
    setShown(null);
  }
  const actions: AttachmentActions = {
    update: (change) => void then(invoke('attachment.update', change)),
    arrange: (fileClass, ids) =>
      void then(invoke('attachment.arrange', { personId, fileClass, ids: [...ids] })),
    remove: (id) => void then(invoke('attachment.remove', { id })),
    restore: (id) => void then(invoke('attachment.restore', { id })),
    view: (item) => void view(item),
    save: (item) => void save(item),
  };
  return { actions, add, shown, hide, jobView: job.view, dialog };
}

interface ClassProps {
  readonly fileClass: number;
  readonly items: readonly Attachment[];
  readonly actions: AttachmentActions;
  readonly disabled: boolean;
}

function ClassOf({ fileClass, items, actions, disabled }: ClassProps) {
  const order = items.filter((item) => item.deletedAt === null).map((item) => item.id);
  function move(id: number, step: -1 | 1): void {
    const ids = [...order];
    const at = ids.indexOf(id);
    ids.splice(at + step, 0, ...ids.splice(at, 1));
    actions.arrange(fileClass, ids);
  }
  return (
    <tbody>
      <tr className="attachment-class">
        <th colSpan={6}>{classTitle(fileClass)}</th>
      </tr>
      {items.map((item) => (
        <AttachmentRow
          key={item.id}
          item={item}
          number={order.indexOf(item.id) + 1}
          last={order.at(-1) === item.id}
          disabled={disabled}
          classItems={classItems}
          actions={actions}
          onMove={(step) => move(item.id, step)}
        />
      ))}
    </tbody>
  );
}

interface ViewProps {
  readonly shown: Shown;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** A picture or a PDF over the whole window. */
function AttachmentView({ shown: { item, url, content }, onSave, onClose }: ViewProps) {
  if (url === null) {
    return (
      <Suspense fallback={null}>
        <PdfViewer title={item.title} content={content} onSave={onSave} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Image
      src={url}
      alt={item.title}
      style={{ display: 'none' }}
      preview={{ open: true, src: url, onOpenChange: (open) => !open && onClose() }}
    />
  );
}

/** 档案材料: the scanned pages of the personnel file in its ten classes. */
export function PersonAttachments({ id, title }: { readonly id: number; readonly title: string }) {
  const { disabled } = usePersonForm();
  const { actions, add, shown, hide, jobView, dialog } = useAttachments(id);
  const [withRemoved, setWithRemoved] = useState(false);
  const all = useQuery(attachmentsQuery(id)).data ?? [];
  const present = all.filter((item) => item.deletedAt === null);
  const pages = present.reduce((sum, item) => sum + (item.pages ?? 0), 0);
  const visible = withRemoved ? all : present;
  const classes = [...new Set(visible.map((item) => item.fileClass))].sort((a, b) => a - b);
  const removed = all.length - present.length;
  return (
    <div className="form-set">
      <FormHead
        title={title}
        level={2}
        note={present.length > 0 ? `${present.length} 件${pages > 0 ? `，${pages} 页` : ''}` : '无'}
        actions={
          <>
            {!disabled && (
              <Dropdown
                trigger={['click']}
                menu={{ items: classItems, onClick: ({ key }) => void add(Number(key)) }}
              >
                <Button type="link" size="small" icon={<PlusOutlined />}>
                  添加扫描件
                </Button>
              </Dropdown>
            )}
            {removed > 0 && (
              <Checkbox checked={withRemoved} onChange={(event) => setWithRemoved(event.target.checked)}>
                显示已移除的 {removed} 件
              </Checkbox>
            )}
          </>
        }
      />
      {classes.length > 0 && (
        <table className="attachments" aria-label="档案材料">
          {classes.map((fileClass) => (
            <ClassOf
              key={fileClass}
              fileClass={fileClass}
              items={visible.filter((item) => item.fileClass === fileClass)}
              actions={actions}
              disabled={disabled}
            />
          ))}
        </table>
      )}
      {shown && <AttachmentView shown={shown} onSave={() => actions.save(shown.item)} onClose={hide} />}
      {jobView}
      {dialog}
    </div>
  );
}
