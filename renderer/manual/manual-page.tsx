import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useRef, useState, type MouseEvent } from 'react';
import { Page } from '../components/page';
import { chapters, type Chapter } from './chapters';
import './manual.css';

interface ContentsProps {
  readonly shown: readonly Chapter[];
  readonly current: Chapter | undefined;
  readonly onOpen: (key: string) => void;
  readonly onSection: (index: number) => void;
}

function Contents({ shown, current, onOpen, onSection }: ContentsProps) {
  if (shown.length === 0) return <p className="quiet">没有找到，换一个词试试</p>;
  return (
    <ul>
      {shown.map(({ key, title, sections }) => (
        <li key={key}>
          <button type="button" aria-current={key === current?.key} onClick={() => onOpen(key)}>
            {title}
          </button>
          {key === current?.key && (
            <ul>
              {sections.map((section, index) => (
                <li key={section}>
                  <button type="button" onClick={() => onSection(index)}>
                    {section}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** 使用说明: the manual inside the program, chapter by chapter, with its contents at the left. */
export function ManualPage() {
  const [key, setKey] = useState(chapters[0]?.key ?? '');
  const [search, setSearch] = useState('');
  const article = useRef<HTMLElement>(null);
  const current = chapters.find((chapter) => chapter.key === key);
  const wanted = search.trim().toLowerCase();
  const shown = chapters.filter(({ text }) => text.toLowerCase().includes(wanted));

  function open(next: string): void {
    setKey(next);
    article.current?.scrollTo({ top: 0 });
  }
  function toSection(index: number): void {
    article.current?.querySelectorAll('h2')[index]?.scrollIntoView();
  }
  /** A chapter leads to another one by its file's name; nothing leads out of the program. */
  function follow(event: MouseEvent<HTMLElement>): void {
    const link = (event.target as HTMLElement).closest('a');
    if (!link) return;
    event.preventDefault();
    const next = /([^/]+)\.md$/.exec(link.getAttribute('href') ?? '')?.[1];
    if (chapters.some((chapter) => chapter.key === next)) open(next ?? '');
  }
  return (
    <Page title="使用说明">
      <div className="manual">
        <nav className="panel manual-contents" aria-label="目录">
          <Input
            allowClear
            prefix={<SearchOutlined />}
            placeholder="在说明中查找"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Contents shown={shown} current={current} onOpen={open} onSection={toSection} />
        </nav>
        <article
          ref={article}
          className="panel manual-text"
          tabIndex={0}
          onClick={follow}
          dangerouslySetInnerHTML={{ __html: current?.html ?? '' }}
        />
      </div>
    </Page>
  );
}
