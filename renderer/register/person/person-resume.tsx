import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { formatMonth, monthsBetween } from '#shared/lib/dates';
import {
  formatResume,
  parseResume,
  resumeGaps,
  type ResumeFinding,
  type ResumeLine,
} from '#shared/lib/resume';
import type { ChildRecord } from '#shared/register/fields/children';
import { FormHead } from '../../components/form-head';
import type { GridColumn } from '../../components/grid-types';
import { setValue, usePersonForm, useValue } from './person-form';
import { AddRow, usePersonGrid } from './person-sets';

type Row = ChildRecord<'resume'>;

function toLines(rows: readonly Row[]): ResumeLine[] {
  return rows.map(({ started, ended, content }) => ({ start: started, end: ended, text: content ?? '' }));
}

function toRows(lines: readonly ResumeLine[]): Row[] {
  return lines.map(({ start, end, text }) => ({
    started: start,
    ended: end,
    content: text === '' ? null : text,
  }));
}

/** What is between two lines, in words. */
export function gapInWords({ kind, from, to }: ResumeFinding): string {
  const span = `${formatMonth(from)} 至 ${formatMonth(to)}`;
  const months = monthsBetween(from, to);
  switch (kind) {
    case 'gap':
      return `间断 ${months} 个月：${span}`;
    case 'overlap':
      return `与上一段重叠 ${months} 个月：${span}`;
    case 'order':
      return `起始时间早于上一段（${formatMonth(from)}）`;
    case 'open':
      return `没有截止时间，但后面还有经历`;
    case 'reversed':
      return `截止时间早于起始时间`;
  }
}

/** The first line may begin with studies before work, never after it. */
function startOf(rows: readonly Row[], workStarted: string | null): string | undefined {
  const first = rows[0]?.started;
  const late = first && workStarted ? (monthsBetween(workStarted, first) ?? 0) > 0 : false;
  return late && workStarted ? workStarted.slice(0, 7) : undefined;
}

function useGapNotes(rows: readonly Row[]): (row: number) => ReactNode {
  const workStarted = useValue('workStarted');
  const findings = resumeGaps(toLines(rows), startOf(rows, workStarted));
  return (row) => {
    // A missing end is noticed where the next line begins.
    const here = findings.filter(({ line, kind }) => (kind === 'open' ? line + 1 : line) === row);
    if (here.length === 0) return null;
    return <span className="resume-gap">{here.map(gapInWords).join('；')}</span>;
  };
}

/** Text that holds dated lines is a resume, whatever was copied around it. */
function readPasted(text: string): Row[] | undefined {
  if (text.includes('\t')) return undefined;
  const lines = parseResume(text);
  return lines.filter((line) => line.start !== null).length >= 2 ? toRows(lines) : undefined;
}

interface Props {
  readonly columns: readonly GridColumn[];
  readonly title: string;
}

/** 简历: dated lines with what does not join up between them, or the whole text at once. */
export function PersonResume({ columns, title }: Props) {
  const { values, disabled } = usePersonForm();
  const [asText, setAsText] = useState(false);
  const rows = useValue('resume');
  const above = useGapNotes(rows);
  const grid = usePersonGrid('resume', columns, { above, readText: readPasted });
  return (
    <div data-path="children.resume" className="form-set">
      <FormHead
        title={title}
        level={2}
        note={rows.length > 0 ? `${rows.length} 段` : '无'}
        actions={
          <>
            <AddRow label={title} onClick={grid.add} />
            {!disabled && (
              <Button type="link" size="small" onClick={() => setAsText(true)}>
                整段粘贴
              </Button>
            )}
          </>
        }
      />
      {grid.view}
      {asText && (
        <ResumeText
          rows={rows}
          onDone={(lines) => {
            if (lines) setValue(values, 'resume', toRows(lines));
            setAsText(false);
          }}
        />
      )}
    </div>
  );
}

interface TextProps {
  readonly rows: readonly Row[];
  readonly onDone: (lines: readonly ResumeLine[] | undefined) => void;
}

/** The whole resume as text, in any dialect, beside what is read from it. */
function ResumeText({ rows, onDone }: TextProps) {
  const [text, setText] = useState(() => formatResume(toLines(rows)));
  const lines = parseResume(text);
  const findings = resumeGaps(lines);
  return (
    <Modal
      open
      width={1040}
      title="整段填写简历"
      okText={`替换为识别出的 ${lines.length} 段`}
      cancelText="取消"
      okButtonProps={{ disabled: lines.length === 0 }}
      onOk={() => onDone(lines)}
      onCancel={() => onDone(undefined)}
    >
      <p className="quiet">
        从任免审批表、Word 或网页复制整段简历，粘贴在左边。时间写成
        2006.07--2010.03、2006年7月至2010年3月、200607-201003 都能识别。
      </p>
      <div className="resume-text">
        <textarea
          aria-label="简历全文"
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
        <div className="resume-read" role="group" aria-label="识别结果">
          {lines.map((line, index) => (
            <p key={index} className={line.start === null ? '' : 'resume-dated'}>
              {formatResume([{ ...line, text: line.text.replaceAll('\n', '') }])}
            </p>
          ))}
        </div>
      </div>
      <ul className="resume-findings">
        {findings.map((finding) => (
          <li key={`${finding.kind}${finding.line}`} className="finding-warning">
            第 {finding.line + 1} 段：{gapInWords(finding)}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
