import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { formatMonth } from '#shared/lib/dates';
import { read } from '../../app/bridge';
import { registerKey } from '../queries';

/** The search in the top bar: name, pinyin, initials or ID number, from anywhere by Ctrl+K. */
export function PersonSearch() {
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
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
  const hits = useQuery({
    queryKey: [...registerKey, 'person.search', wanted],
    queryFn: ({ signal }) => read('person.search', { text: wanted }, signal),
    enabled: wanted !== '',
  });
  const options = (wanted === '' ? [] : (hits.data ?? [])).map((hit) => ({
    value: String(hit.id),
    label: (
      <span>
        <b>{hit.name}</b>　{hit.organization}　{hit.currentPost}
        <span className="quiet">　{hit.birthDate ? formatMonth(hit.birthDate) : ''}</span>
      </span>
    ),
  }));
  return (
    <AutoComplete
      style={{ width: 320 }}
      popupMatchSelectWidth={520}
      options={options}
      value={text}
      onSearch={setText}
      onSelect={(id: string) => {
        setText('');
        navigate(`/people/${id}`);
      }}
      notFoundContent={wanted !== '' && hits.isSuccess ? '没有找到' : null}
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
