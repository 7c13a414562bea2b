import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { usePersonHits } from './person-hits';

/** The search in the top bar: name, pinyin, initials or ID number, from anywhere by Ctrl+K. */
export function PersonSearch() {
  const [text, setText] = useState('');
  const [, navigate] = useLocation();
  const input = useRef<InputRef>(null);
  useEffect(() => {
    function focus(event: KeyboardEvent): void {
      if (event.ctrlKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        input.current?.focus({ cursor: 'all' });
      }
    }
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);
  const hits = usePersonHits(text);
  return (
    <AutoComplete
      style={{ width: 320 }}
      popupMatchSelectWidth={520}
      options={hits.options}
      value={text}
      onSearch={setText}
      onSelect={(id: string) => {
        setText('');
        navigate(`/people/${id}`);
      }}
      notFoundContent={hits.nothing ? '没有找到' : null}
    >
      <Input
        ref={input}
        prefix={<SearchOutlined />}
        placeholder="查找人员：姓名、拼音首字母、身份证号（Ctrl+K）"
        allowClear
      />
    </AutoComplete>
  );
}
