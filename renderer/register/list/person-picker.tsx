import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input } from 'antd';
import { useState } from 'react';
import { usePersonHits } from './person-hits';

interface Props {
  readonly placeholder: string;
  readonly onPick: (id: number) => void;
}

/** Finds somebody by name, pinyin, initials or ID number and hands the person on; then it is empty for the next. */
export function PersonPicker({ placeholder, onPick }: Props) {
  const [text, setText] = useState('');
  const hits = usePersonHits(text);
  return (
    <AutoComplete
      style={{ width: 300 }}
      popupMatchSelectWidth={520}
      options={hits.options}
      value={text}
      aria-label={placeholder}
      onSearch={setText}
      onSelect={(id: string) => {
        setText('');
        onPick(Number(id));
      }}
      notFoundContent={hits.nothing ? '没有找到' : null}
    >
      <Input prefix={<SearchOutlined />} placeholder={placeholder} allowClear />
    </AutoComplete>
  );
}
