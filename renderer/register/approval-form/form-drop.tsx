import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FormSource } from '#shared/register/approval-form/form-source';
import { CallError } from '../../app/bridge';
import { sentenceOf } from '../../components/sentence';
import { droppedEntries, takeDropped } from './drop-files';

interface Props {
  readonly onDropped: (source: FormSource) => void;
}

/** The notice that dropped files are being read. */
const key = 'forms-dropped';

/** Something of the program's own lies over the page: what is dropped then is not for it. */
function isCovered(): boolean {
  return [...document.querySelectorAll<HTMLElement>('.ant-modal-wrap, .ant-drawer-open')].some(
    (element) => element.offsetHeight > 0,
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true && !isCovered();
}

/** Reads what is dropped, and tells how far it is. */
function useTaking(onDropped: Props['onDropped']): (entries: readonly FileSystemEntry[]) => Promise<void> {
  const { message } = App.useApp();
  const taking = useRef(false);
  return async (entries) => {
    if (taking.current) return;
    taking.current = true;
    try {
      const source = await takeDropped(entries, (done, total) => {
        const content = `正在读取文件 ${done + 1} / ${total}`;
        void message.open({ key, type: 'loading', content, duration: 0 });
      });
      message.destroy(key);
      if (source.forms === 0)
        void message.warning(
          `“${source.name}”里没有任免表文件（.lrmx、.lrm），只看拖入的文件夹和它下面一级`,
          6,
        );
      else onDropped(source);
    } catch (error) {
      message.destroy(key);
      const unread = '拖入的文件读不了，可能正被别的程序占用。请用“选择文件”再试';
      void message.error(error instanceof CallError ? sentenceOf(error) : unread, 6);
    } finally {
      taking.current = false;
    }
  };
}

/** Takes files and folders that are dropped anywhere onto the window while the page stands. */
export function FormDrop({ onDropped }: Props) {
  const [over, setOver] = useState(false);
  const take = useTaking(onDropped);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    function onOver(event: DragEvent): void {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    }
    function onLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent): void {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const entries = droppedEntries(event.dataTransfer);
      if (entries.length > 0) void latest.current(entries);
    }
    const listeners = [
      ['dragover', onOver],
      ['dragleave', onLeave],
      ['drop', onDrop],
    ] as const;
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
    };
  }, []);
  if (!over) return null;
  return <div className="form-drop">松开鼠标，读取拖入的文件或文件夹</div>;
}
