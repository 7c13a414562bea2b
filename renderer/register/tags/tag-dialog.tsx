import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { CountedTag } from '#shared/register/tags/tag-contract';
import { tagName, tagNameProblem } from '#shared/register/tags/tags';

interface Props {
  readonly tag: CountedTag;
  /** null: another name is asked for; else with which of these it is merged. */
  readonly others: readonly string[] | null;
  readonly onDone: (to: string) => void;
  readonly onCancel: () => void;
}

/** What will happen to the people, in words. */
function consequence({ name, people }: CountedTag, merges: boolean): string {
  const word = merges ? '这个标签' : '新名称';
  const change = people > 0 ? `${people} 人的“${name}”随之改为${word}，记入各人的变更记录。` : '';
  return `${change}常用查询里的条件一并更改。今后导入的表格中写“${name}”的，也认作${word}。`;
}

/** Asks for a tag's new name, or for the tag it is merged into. */
export function TagDialog({ tag, others, onDone, onCancel }: Props) {
  const merges = others !== null;
  const [to, setTo] = useState(merges ? '' : tag.name);
  const problem = tagNameProblem(to);
  const ready = tagName.safeParse(to).success && to.trim() !== tag.name;
  return (
    <Modal
      open
      title={merges ? `合并“${tag.name}”` : `改名“${tag.name}”`}
      okText={merges ? '合并' : '改名'}
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      onOk={() => onDone(to.trim())}
      onCancel={onCancel}
    >
      <Form layout="vertical">
        <Form.Item
          label={merges ? '并入' : '新名称'}
          extra={consequence(tag, merges)}
          {...(problem === null ? {} : { validateStatus: 'error' as const, help: problem })}
        >
          {merges ? (
            <Select
              aria-label="并入"
              placeholder="请选择标签"
              showSearch
              options={others.map((name) => ({ value: name, label: name }))}
              value={to === '' ? null : to}
              onChange={setTo}
            />
          ) : (
            <Input
              aria-label="新名称"
              maxLength={30}
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Form.Item>
      </Form>
    </Modal>
  );
}
