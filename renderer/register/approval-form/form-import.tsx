import { Button, Segmented } from 'antd';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { FormChoice, FormSession } from '#shared/register/approval-form/form-contract';
import type { Question } from '../../components/ask';
import { EmptyState } from '../../components/empty-state';
import { OrganizationSelect } from '../../components/organization-select';
import { Page } from '../../components/page';
import { SearchInput } from '../../components/search-input';
import { SideSplit } from '../../components/side-split';
import { FormBulk } from './form-bulk';
import { FormButtons } from './form-buttons';
import { FormComparisonPanel } from './form-comparison';
import { FormDrop } from './form-drop';
import { FormFileList } from './form-file-list';
import { FormImportDone } from './form-import-done';
import { useShown, type FormShow, type Shown } from './form-shown';
import type { FormImport } from './use-form-import';

interface Props {
  readonly importer: FormImport;
  /** Choice between import, check and upgrade. */
  readonly ways: ReactNode;
  readonly ask: (question: Question<'stay' | 'go'>) => Promise<'stay' | 'go'>;
}

function showOptions({ files, counts, openPeople, needUnit }: FormSession) {
  const open = openPeople + needUnit + counts.ask;
  const all: readonly (readonly [FormShow, string, number])[] = [
    ['all', '全部', files],
    ['open', '待定', open],
    ['changed', '有差异', counts.changed],
    ['new', '新增', counts.new],
    ['same', '无差异', counts.same],
    ['double', '重复', counts.double],
    ['refused', '未读入', counts.refused],
  ];
  return all
    .filter(([show, , count]) => show === 'all' || show === 'open' || count > 0)
    .map(([value, text, count]) => ({ value, label: `${text} ${count}` }));
}

/** What is worth knowing about the lot as a whole, and the unit of those for whom none was found. */
function Notes({ session, onChoose }: { readonly session: FormSession; readonly onChoose: Choose }) {
  const { notes, needUnit } = session;
  if (notes.length === 0 && needUnit === 0) return null;
  return (
    <div className="wizard-line form-notes">
      <span className="quiet">{notes.join('；')}</span>
      {needUnit > 0 && (
        <span className="wizard-line-end form-all-units">
          <span className="finding-warning">新增的 {needUnit} 人没有找到单位，都归入</span>
          <div style={{ width: 240 }}>
            <OrganizationSelect
              placeholder="选择单位"
              value={null}
              onChange={(id) => id !== null && onChoose({ type: 'unit', file: null, id })}
            />
          </div>
        </span>
      )}
    </div>
  );
}

type Choose = (choice: FormChoice) => void;

/** What writing would do now, and what is left open. */
function footText({ added, changed, openPeople, openRows, needUnit, counts }: FormSession): string {
  const open = [
    openRows > 0 ? `${openPeople} 人 ${openRows} 处差异没有选择，保持档案库的内容` : '',
    counts.ask > 0 ? `${counts.ask} 份待确认是谁，不写入` : '',
    needUnit > 0 ? `${needUnit} 人未定单位，不写入` : '',
  ].filter((text) => text !== '');
  const will = `新增 ${added} 人，修改 ${changed} 人`;
  return open.length === 0 ? will : `${will}；${open.join('；')}`;
}

/** Asks before something is written while differences are still open. */
async function mayWrite(session: FormSession, ask: Props['ask']): Promise<boolean> {
  if (session.openRows === 0) return true;
  const answer = await ask({
    title: `还有 ${session.openRows} 处差异没有选择`,
    body: `${session.openPeople} 人的这些栏目文件和档案库不同，现在写入时保持档案库的内容，其余照选择写入。`,
    choices: [
      { key: 'stay', text: '回去选择' },
      { key: 'go', text: '照此写入', kind: 'primary' },
    ],
    otherwise: 'stay',
  });
  return answer === 'go';
}

interface SettlingProps {
  readonly importer: FormImport;
  readonly session: FormSession;
  readonly shown: Shown;
  readonly onShown: (part: Partial<Shown>) => void;
}

function Filters({
  session,
  shown,
  onShown,
  onChoose,
}: Omit<SettlingProps, 'importer'> & { onChoose: Choose }) {
  return (
    <>
      <Segmented<FormShow>
        value={shown.show}
        options={showOptions(session)}
        onChange={(show) => onShown({ show })}
      />
      <SearchInput
        width={160}
        placeholder="姓名、文件名"
        value={shown.search}
        onSearch={(search) => onShown({ search })}
      />
      <span className="form-tools">
        <FormBulk session={session} onChoose={onChoose} />
      </span>
    </>
  );
}

function Settling({
  importer,
  session,
  shown,
  onShown,
  ask,
  onChoose,
}: SettlingProps & Pick<Props, 'ask'> & { onChoose: Choose }) {
  const [width, setWidth] = useState(392);
  const compared = useRef<HTMLDivElement>(null);
  const { revision, stale } = importer;
  const total = session.added + session.changed;
  async function write(): Promise<void> {
    if (await mayWrite(session, ask)) await importer.apply();
  }
  const list = (
    <FormFileList
      {...{ session, revision, shown, onShown }}
      onOpen={() => compared.current?.querySelector<HTMLElement>('.form-row input')?.focus()}
    />
  );
  return (
    <div className="wizard">
      <Notes session={session} onChoose={onChoose} />
      <div className="wizard-body" ref={compared}>
        <SideSplit
          side={list}
          width={width}
          min={260}
          max={480}
          hidden={false}
          onWidth={setWidth}
          label="文件"
        >
          <FormComparisonPanel
            sessionId={session.sessionId}
            revision={revision}
            file={shown.file}
            toOpen={shown.toOpen}
            onChoose={onChoose}
          />
        </SideSplit>
      </div>
      <div className="wizard-foot">
        <span className={stale || session.openRows > 0 ? 'finding-warning' : 'quiet'}>
          {stale ? '比较之后名册有改动，请重新比较；已作的选择会保留' : footText(session)}
        </span>
        {stale ? (
          <Button type="primary" onClick={() => void importer.refresh()}>
            重新比较
          </Button>
        ) : (
          <Button type="primary" disabled={total === 0} onClick={() => void write()}>
            {total === 0 ? '没有要写入的' : `写入 ${total} 人`}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The same function for as long as the page stands: rows are drawn again only when they change. */
function useChoose(importer: FormImport): Choose {
  const latest = useRef(importer);
  useEffect(() => {
    latest.current = importer;
  });
  return useCallback<Choose>((choice) => void latest.current.choose(choice), []);
}

/** Files of approval forms into the register: read, compared, settled, written. */
export function FormImportView({ importer, ways, ask }: Props) {
  const [, navigate] = useLocation();
  const onChoose = useChoose(importer);
  const { session, done } = importer;
  const { shown, onShown } = useShown(session?.sessionId ?? null);
  const open = (
    <FormButtons secondary={session !== null} onChosen={({ source }) => void importer.open(source)} />
  );
  return (
    <Page
      title="任免表文件"
      note={session ? `${session.name}，${session.files} 份` : undefined}
      filters={
        <>
          {ways}
          {session && <Filters {...{ session, shown, onShown, onChoose }} />}
        </>
      }
      actions={
        <>
          <Button onClick={() => navigate('/import/history')}>导入记录</Button>
          {session && open}
        </>
      }
    >
      {session && <Settling {...{ importer, session, shown, onShown, ask, onChoose }} />}
      {done && <FormImportDone done={done} onRestart={importer.restart} />}
      {!session && !done && (
        <div className="panel">
          <EmptyState
            title="从任免表文件导入"
            hint="选择 .lrmx、.lrm 文件或整个文件夹，也可以直接拖到这里，一次最多 500 份。按身份证号、姓名和出生年月找到名册中的人，逐栏比较，选定后一次写入；写入前可以逐份核对，写入后可以整批撤销。"
            actions={open}
          />
        </div>
      )}
      <FormDrop onDropped={(source) => void importer.open(source)} />
      {importer.view}
    </Page>
  );
}
