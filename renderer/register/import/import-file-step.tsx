import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Radio } from 'antd';
import type { WorkbookSummary } from '#shared/register/import/import-contract';
import { EmptyState } from '../../components/empty-state';
import type { Wizard } from './import-wizard';

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Step 1: the file, the sheet, and what it lists. */
export function FileStep({ wizard }: { readonly wizard: Wizard }) {
  const { file, book, layout } = wizard.state;
  const choose = (
    <Button type={file ? 'default' : 'primary'} onClick={() => void wizard.chooseFile()}>
      {file ? '换一个文件' : '选择文件'}
    </Button>
  );
  if (!file || !book) {
    return (
      <div className="panel wizard-body">
        <EmptyState
          title="从 Excel 表格导入"
          hint="花名册、名单、村情表都可以，不必改成固定格式；提取表（十张表）和采集模板可以整本导入。支持 .xlsx 和 .csv；写入之前可以逐行核对，导入后可以整批撤销。"
          actions={choose}
        />
      </div>
    );
  }
  return (
    <>
      <div className="panel wizard-body wizard-form">
        <div className="wizard-file">
          <FileExcelOutlined style={{ fontSize: 22, color: '#2E7D4F' }} />
          <div>
            <b>{file.name}</b>
            <div className="quiet">{sizeText(file.size)}</div>
          </div>
          {choose}
        </div>
        {book.layout && (
          <>
            <span className="wizard-label">导入</span>
            <Radio.Group
              value={layout !== null}
              style={{ display: 'grid', gap: 6 }}
              onChange={(event) =>
                wizard.restartWith(
                  event.target.value === true
                    ? { layout: book.layout?.key ?? null, kind: 'person' }
                    : { layout: null, kind: book.kind },
                )
              }
              options={[
                { value: true, label: `整本导入：${book.layout.title}` },
                { value: false, label: '只导入其中一张工作表' },
              ]}
            />
          </>
        )}
        {layout === null && <SheetChoice wizard={wizard} book={book} />}
      </div>
      <div className="wizard-foot">
        <Button
          type="primary"
          onClick={() => void (layout === null ? wizard.readSheet(null) : wizard.readWorkbook())}
        >
          {layout === null ? '下一步：认表头和列' : '下一步：认各表和列'}
        </Button>
      </div>
    </>
  );
}

/** Which sheet, and what it lists. */
function SheetChoice({ wizard, book }: { readonly wizard: Wizard; readonly book: WorkbookSummary }) {
  const { kind, sheet } = wizard.state;
  return (
    <>
      <span className="wizard-label">表中列的是</span>
      <Radio.Group
        value={kind}
        onChange={(event) => wizard.restartWith({ kind: event.target.value as typeof kind })}
        options={[
          { value: 'person', label: '人员' },
          { value: 'organization', label: '单位（含村情）' },
        ]}
      />
      <span className="wizard-label">工作表</span>
      <Radio.Group
        value={sheet}
        style={{ display: 'grid', gap: 6 }}
        onChange={(event) => wizard.restartWith({ sheet: String(event.target.value) })}
      >
        {book.sheets.map(({ name, hidden, rows }) => (
          <Radio key={name} value={name} disabled={rows === 0}>
            {name}
            <span className="quiet" style={{ marginLeft: 12 }}>
              {rows === 0 ? '空表' : `${rows} 行`}
              {hidden && '，隐藏的工作表'}
            </span>
          </Radio>
        ))}
      </Radio.Group>
    </>
  );
}
