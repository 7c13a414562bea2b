import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Radio } from 'antd';
import { EmptyState } from '../components/empty-state';
import type { Wizard } from './import-wizard';

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Step 1: the file, the sheet, and what it lists. */
export function FileStep({ wizard }: { readonly wizard: Wizard }) {
  const { file, book, kind, sheet } = wizard.state;
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
          hint="花名册、名单、村情表都可以，不必改成固定格式。支持 .xlsx 和 .csv；写入之前可以逐行核对，导入后可以整批撤销。"
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
      </div>
      <div className="wizard-foot">
        <Button type="primary" onClick={() => void wizard.readSheet(null)}>
          下一步：认表头和列
        </Button>
      </div>
    </>
  );
}
