import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { describeCondition } from '#shared/register/list/condition-words';
import type { SavedContent, SavedQuery } from '#shared/register/list/saved-query';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { savedQueriesQuery } from './people-queries';

interface MenuProps {
  readonly administrator: boolean;
  readonly unitName: (id: number) => string;
  readonly onUse: (query: SavedQuery, content: SavedContent) => void;
}

function useRefreshQueries(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: savedQueriesQuery().queryKey });
}

function hintOf(query: SavedQuery, unitName: (id: number) => string): string {
  if (!query.content) return '条件中有已不再使用的栏目，请重新设置';
  const { condition, organizationId } = query.content;
  const unit = organizationId === null ? [] : [unitName(organizationId)];
  return [...unit, condition ? describeCondition(condition, unitName) : '全部人员'].join('：');
}

/** The named queries: one click brings back conditions, unit, order and columns. */
export function SavedQueriesMenu({ administrator, unitName, onUse }: MenuProps) {
  const { modal } = App.useApp();
  const call = useCall();
  const refresh = useRefreshQueries();
  const [open, setOpen] = useState(false);
  const queries = useQuery(savedQueriesQuery());
  const list = queries.data ?? [];

  function remove(query: SavedQuery): void {
    setOpen(false);
    void modal.confirm({
      title: `删除常用查询“${query.name}”`,
      content: query.shared ? '共享给其他用户的也一并删除。人员数据不受影响。' : '人员数据不受影响。',
      okText: '删除',
      cancelText: '保留',
      onOk: async () => {
        await call(() => invoke('query.remove', { id: query.id }));
        await refresh();
      },
    });
  }
  const content = (
    <div className="saved-queries">
      {list.length === 0 && <p className="quiet">还没有常用查询。设置筛选条件后可存为常用查询。</p>}
      {list.map((query) => (
        <div key={query.id} className="saved-query">
          <button
            type="button"
            disabled={!query.content}
            title={hintOf(query, unitName)}
            onClick={() => {
              setOpen(false);
              if (query.content) onUse(query, query.content);
            }}
          >
            <span>{query.name}</span>
            <span className="quiet">{query.own ? (query.shared ? '已共享' : '') : query.ownerName}</span>
          </button>
          {(query.own || administrator) && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`删除常用查询“${query.name}”`}
              onClick={() => remove(query)}
            />
          )}
        </div>
      ))}
    </div>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      content={content}
    >
      <Button>
        常用查询 <DownOutlined />
      </Button>
    </Popover>
  );
}

interface SaveProps {
  readonly content: SavedContent;
  readonly unitName: (id: number) => string;
  readonly onClose: () => void;
}

interface SaveValues {
  readonly name: string;
  readonly shared: boolean;
  readonly withUnit: boolean;
  readonly withColumns: boolean;
}

/** Gives the present conditions a name; a name of one's own that is known already is written over after asking. */
export function SaveQueryDialog({ content, unitName, onClose }: SaveProps) {
  const { message, modal } = App.useApp();
  const call = useCall();
  const refresh = useRefreshQueries();
  const queries = useQuery(savedQueriesQuery());
  const [form] = Form.useForm<SaveValues>();

  async function write(values: SaveValues, id: number | null): Promise<void> {
    const kept: SavedContent = {
      ...content,
      organizationId: values.withUnit ? content.organizationId : null,
      columns: values.withColumns ? content.columns : null,
    };
    const { name, shared } = values;
    const saved = await call(() => invoke('query.save', { id, name, shared, content: kept }));
    if (!saved) return;
    await refresh();
    void message.success(`已存为常用查询“${name}”`);
    onClose();
  }
  async function submit(values: SaveValues): Promise<void> {
    const same = queries.data?.find((query) => query.own && query.name === values.name.trim());
    if (!same) return write(values, null);
    void modal.confirm({
      title: `已有常用查询“${same.name}”`,
      content: '原来的条件将被替换。',
      okText: '替换',
      cancelText: '改名',
      onOk: () => write(values, same.id),
    });
  }
  return (
    <Modal
      open
      title="存为常用查询"
      okText="保存"
      cancelText="取消"
      width={480}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="condition-sentence" style={{ margin: '0 0 14px' }}>
        {content.condition ? describeCondition(content.condition, unitName) : '全部人员'}
      </p>
      <Form<SaveValues>
        form={form}
        layout="vertical"
        initialValues={{ name: '', shared: false, withUnit: false, withColumns: false }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label="名称"
          rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
        >
          <Input autoFocus maxLength={40} placeholder="如 三十五岁以下女干部" />
        </Form.Item>
        <div className="form-checks">
          {content.organizationId !== null && (
            <Form.Item name="withUnit" valuePropName="checked" noStyle>
              <Checkbox>只在“{unitName(content.organizationId)}”中查询</Checkbox>
            </Form.Item>
          )}
          <Form.Item name="withColumns" valuePropName="checked" noStyle>
            <Checkbox>连同当前显示的列</Checkbox>
          </Form.Item>
          <Form.Item name="shared" valuePropName="checked" noStyle>
            <Checkbox>共享给本单位其他用户</Checkbox>
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
