import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import type { FolderExamination } from '#shared/security/contract';
import { invoke } from '../app/bridge';
import { sentenceOf } from '../components/sentence';
import { formatBytes } from './texts';

interface Props {
  readonly folder: string;
  readonly onNext: (folder: string) => void;
}

/** Where the data lives: suggested, chosen by dialog or typed; an archive that already lies there is opened. */
export function FirstStartLocation({ folder: initial, onNext }: Props) {
  const [folder, setFolder] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<FolderExamination | null>(null);

  async function examine(wanted: string): Promise<FolderExamination | null> {
    setProblem(null);
    try {
      const examined = await invoke('archive.examine', { folder: wanted });
      setFound(examined);
      setFolder(examined.folder);
      return examined;
    } catch (error) {
      setProblem(sentenceOf(error));
      return null;
    }
  }
  async function choose(): Promise<void> {
    const chosen = await invoke('file.chooseFolder', folder === '' ? {} : { start: folder });
    if (chosen !== null) await examine(chosen.path);
  }
  async function next(): Promise<void> {
    const examined = await examine(folder.trim());
    if (examined && !examined.archive) onNext(examined.folder);
  }
  /** The state of the program changes, and with it the page. */
  async function locate(): Promise<void> {
    try {
      await invoke('archive.locate', { folder });
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }
  return (
    <Form onFinish={() => void next()} layout="vertical">
      <Form.Item
        label="档案库存放在"
        htmlFor="folder"
        extra={
          found && !found.archive
            ? `所在磁盘剩余 ${formatBytes(found.free)}`
            : '只能放在本机磁盘，不能放在网络盘和程序的安装文件夹里。升级、卸载程序都不会动这里的数据。'
        }
      >
        <Space.Compact block>
          <Input
            id="folder"
            value={folder}
            onChange={(event) => {
              setFolder(event.target.value);
              setFound(null);
              setProblem(null);
            }}
          />
          <Button onClick={() => void choose()}>选择文件夹</Button>
        </Space.Compact>
      </Form.Item>
      {found?.archive && (
        <p role="status">这个文件夹里已有档案库。可以直接打开它；要另建一个，请换一个文件夹。</p>
      )}
      {problem !== null && (
        <p role="alert" className="gate-error">
          {problem}
        </p>
      )}
      <div className="gate-foot">
        <span className="quiet">数据只保存在本机，整库加密</span>
        {found?.archive ? (
          <Button type="primary" onClick={() => void locate()}>
            打开已有档案库
          </Button>
        ) : (
          <Button type="primary" htmlType="submit" disabled={folder.trim() === ''}>
            下一步
          </Button>
        )}
      </div>
    </Form>
  );
}
