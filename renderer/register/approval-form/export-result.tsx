import { Alert } from 'antd';
import type { FormExportResult } from '#shared/register/approval-form/form-export-contract';

const stops = {
  cancelled: '已取消，其余的没有导出',
  folder: '连续几个文件都写不进去，其余的没有导出。请检查磁盘是否已满、U盘是否还在',
} as const;

function sentences({ notWritten, withoutPhoto, missing, stopped }: FormExportResult): string[] {
  return [
    stopped === null ? '' : stops[stopped],
    notWritten > 0 ? `${notWritten} 人没有写出` : '',
    withoutPhoto > 0 ? `${withoutPhoto} 人没有照片` : '',
    missing > 0 ? `${missing} 人已不在名册中` : '',
  ].filter((sentence) => sentence !== '');
}

/** What an export came to: how many files, what is missing in them, which were not written. */
export function ExportResult({
  result,
  folder,
}: {
  readonly result: FormExportResult;
  readonly folder: string;
}) {
  const whole = result.notWritten === 0;
  return (
    <>
      <Alert
        showIcon
        type={whole ? 'success' : 'warning'}
        title={`已导出 ${result.written.toLocaleString()} 人的任免表`}
        description={
          <>
            <div>{folder}</div>
            {sentences(result).map((sentence) => (
              <div key={sentence}>{sentence}</div>
            ))}
          </>
        }
      />
      {result.notes.length > 0 && (
        <ul className="form-export-notes" aria-label="需要留意的文件">
          {result.notes.map(({ personId, file, level, message }) => (
            <li key={`${personId} ${message}`}>
              <b className={`finding-${level}`}>{file}</b>　{message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
