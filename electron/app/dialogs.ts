import { statSync } from 'node:fs';
import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron';
import type { systemContract, FileKind } from '#shared/settings/contract';
import type { ChannelsOfKind, HandlersOf } from '../contexts';
import { chosenFile, chosenFolder, pathOfChosen } from './chosen-files';

const filters: Readonly<Record<FileKind, FileFilter[]>> = {
  workbook: [{ name: 'Excel 工作簿', extensions: ['xlsx', 'xlsm', 'xls', 'csv'] }],
  pdf: [{ name: 'PDF 文件', extensions: ['pdf'] }],
  document: [{ name: 'Word 文档', extensions: ['docx'] }],
  image: [{ name: '图片', extensions: ['jpg', 'jpeg', 'png', 'bmp', 'webp'] }],
  attachment: [{ name: '扫描件', extensions: ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff'] }],
  approvalForm: [{ name: '任免审批表', extensions: ['lrmx', 'lrm'] }],
  text: [{ name: '文本文件', extensions: ['txt'] }],
  any: [],
};

type DialogChannels = 'file.open' | 'file.saveAs' | 'file.chooseFolder' | 'file.reveal';
type Dialogs = HandlersOf<Pick<ChannelsOfKind<typeof systemContract, 'action'>, DialogChannels>>;

/** System dialogs: the window asks, the user chooses, and only a token goes back. */
export function dialogHandlers(window: () => BrowserWindow): Dialogs {
  return {
    async 'file.open'({ kind, several, title }) {
      const chosen = await dialog.showOpenDialog(window(), {
        ...(title === undefined ? {} : { title }),
        filters: filters[kind],
        properties: ['openFile', ...(several ? (['multiSelections'] as const) : [])],
      });
      return chosen.canceled ? [] : chosen.filePaths.map((file) => chosenFile(file, 'read'));
    },
    async 'file.saveAs'({ kind, suggestedName }) {
      const options = { defaultPath: suggestedName, filters: filters[kind] };
      const chosen = await dialog.showSaveDialog(window(), options);
      return chosen.canceled || !chosen.filePath ? null : chosenFile(chosen.filePath, 'write');
    },
    async 'file.chooseFolder'({ start }) {
      const chosen = await dialog.showOpenDialog(window(), {
        ...(start === undefined ? {} : { defaultPath: start }),
        properties: ['openDirectory', 'createDirectory'],
      });
      const [folder] = chosen.filePaths;
      return folder === undefined ? null : chosenFolder(folder);
    },
    async 'file.reveal'({ token }) {
      const path = pathOfChosen(token, 'read', 'write', 'folder');
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) await shell.openPath(path);
      else shell.showItemInFolder(path);
      return null;
    },
  };
}
