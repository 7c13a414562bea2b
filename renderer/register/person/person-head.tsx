import {
  HistoryOutlined,
  LeftOutlined,
  MoreOutlined,
  PrinterOutlined,
  RightOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { codeText } from '#shared/lib/code-tables';
import { ageAt, formatMonth } from '#shared/lib/dates';
import { printPartyDate } from '#shared/lib/party-date';
import { findingLevels, levelTexts, type Finding } from '#shared/register/findings';
import { deriveEducation } from '#shared/register/person/derive';
import type { PersonValues } from '#shared/register/person/person-values';
import type { Trail } from '../list/list-trail';
import { useValue } from './person-form';

export interface HeadActions {
  readonly back: () => void;
  readonly go: (id: number) => void;
  readonly save: () => void;
  readonly history: () => void;
  readonly exportForm: () => void;
  readonly papers: () => void;
  readonly copy: () => void;
  readonly remove: () => void;
  readonly firstFinding: (level: Finding['level']) => void;
}

interface Props {
  readonly isNew: boolean;
  readonly disabled: boolean;
  readonly saving: boolean;
  readonly findings: readonly Finding[];
  /** Where the person stands in the list that the page was opened from. */
  readonly trail: Trail | undefined;
  readonly organizationName: (id: number) => string;
  /** What is not saved yet, in words. */
  readonly state: ReactNode;
  readonly photo: ReactNode;
  readonly actions: HeadActions;
  /** Batches and the like that the person stands in. */
  readonly standing: ReactNode;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className="fact">
      <span className="quiet">{label}</span> {children || '—'}
    </span>
  );
}

function birthInWords(birthDate: string | null): string {
  if (!birthDate) return '';
  const age = ageAt(birthDate, dayjs().format('YYYY-MM'));
  return age === undefined ? formatMonth(birthDate) : `${formatMonth(birthDate)}（${age}岁）`;
}

function educationInWords(educations: PersonValues['educations']): string {
  const { derived } = deriveEducation(educations);
  return codeText('ZB64', derived.highestEducation);
}

function Facts({ organizationName }: Pick<Props, 'organizationName'>) {
  const workStarted = useValue('workStarted');
  const partyJoined = useValue('partyJoined');
  const organizationId = useValue('organizationId');
  const post = useValue('currentPost');
  const birthDate = useValue('birthDate');
  const education = educationInWords(useValue('educations'));
  const since = useValue('currentPostSince');
  const unit = organizationId === null ? '' : organizationName(organizationId);
  return (
    <>
      <p className="person-post" title={`${unit}　${post ?? ''}`}>
        {post && unit && !post.includes(unit) && <span className="quiet">{unit}　</span>}
        {post ?? unit}
      </p>
      <p className="person-facts">
        <Fact label="出生">{birthInWords(birthDate)}</Fact>
        <Fact label="参加工作">{workStarted && formatMonth(workStarted)}</Fact>
        <Fact label="入党">{partyJoined && printPartyDate(partyJoined)}</Fact>
        <Fact label="学历">{education}</Fact>
        <Fact label="任现职">{since && formatMonth(since)}</Fact>
      </p>
    </>
  );
}

function Counts({
  findings,
  onClick,
}: {
  readonly findings: readonly Finding[];
  readonly onClick: HeadActions['firstFinding'];
}) {
  return (
    <span className="person-counts">
      {findingLevels.map((level) => {
        const count = findings.filter((finding) => finding.level === level).length;
        if (count === 0) return null;
        return (
          <button key={level} type="button" className={`finding-${level}`} onClick={() => onClick(level)}>
            {levelTexts[level]} {count}
          </button>
        );
      })}
    </span>
  );
}

function Walk({ trail, go }: { readonly trail: Trail; readonly go: (id: number) => void }) {
  const { previous, next, position, total } = trail;
  return (
    <span className="person-walk">
      <Button
        icon={<LeftOutlined />}
        aria-label="上一人"
        title="上一人（Alt+←）"
        disabled={previous === undefined}
        onClick={() => previous !== undefined && go(previous)}
      />
      <span className="quiet">
        {position} / {total}
      </span>
      <Button
        icon={<RightOutlined />}
        aria-label="下一人"
        title="下一人（Alt+→）"
        disabled={next === undefined}
        onClick={() => next !== undefined && go(next)}
      />
    </span>
  );
}

function Buttons({ isNew, disabled, saving, trail, actions }: Props) {
  const items: MenuProps['items'] = [
    { key: 'exportForm', label: '导出任免表' },
    ...(disabled
      ? []
      : [
          { key: 'copy', label: '照此人新增' },
          { type: 'divider' as const },
          { key: 'remove', label: '移入回收站', danger: true },
        ]),
  ];
  return (
    <div className="person-buttons">
      {trail && <Walk trail={trail} go={actions.go} />}
      <Button icon={<RollbackOutlined />} onClick={actions.back}>
        返回名册
      </Button>
      {!isNew && (
        <Button icon={<PrinterOutlined />} onClick={actions.papers}>
          打印材料
        </Button>
      )}
      {!isNew && (
        <Button icon={<HistoryOutlined />} onClick={actions.history}>
          变更记录
        </Button>
      )}
      {!isNew && (
        <Dropdown
          trigger={['click']}
          menu={{ items, onClick: ({ key }) => actions[key as 'exportForm' | 'copy' | 'remove']() }}
        >
          <Button icon={<MoreOutlined />} aria-label="更多操作" />
        </Dropdown>
      )}
      {!disabled && (
        <Button type="primary" loading={saving} title="Ctrl+S" onClick={actions.save}>
          保存
        </Button>
      )}
    </div>
  );
}

/** The head of the person page: who it is, what the checks say, and what can be done. */
export function PersonHead(props: Props) {
  const name = useValue('name');
  const gender = codeText('GB22611', useValue('gender'));
  const ethnicity = codeText('GB3304', useValue('ethnicity'));
  return (
    <header className="person-head">
      {props.photo}
      <div className="person-who">
        <div className="person-name">
          <h1>{name ?? (props.isNew ? '新增人员' : '（未填姓名）')}</h1>
          <span className="quiet">{[gender, ethnicity].filter(Boolean).join('　')}</span>
          <Counts findings={props.findings} onClick={props.actions.firstFinding} />
        </div>
        <Facts organizationName={props.organizationName} />
        {props.standing}
      </div>
      <div className="person-head-end">
        <Buttons {...props} />
        <p className="person-state quiet">{props.state}</p>
      </div>
    </header>
  );
}
