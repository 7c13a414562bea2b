import type { ChosenSource } from '#shared/register/approval-form/form-source';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';

/** Files or a folder that the user chose, and how to name them. */
export interface ChosenForms {
  readonly source: ChosenSource;
  readonly name: string;
}

interface ChooseForms {
  readonly folder: () => Promise<ChosenForms | undefined>;
  readonly files: () => Promise<ChosenForms | undefined>;
}

/** The system dialogs for approval-form files; undefined when the user gave up. */
export function useChooseForms(): ChooseForms {
  const call = useCall();
  return {
    async folder() {
      const folder = await call(() => invoke('file.chooseFolder', {}));
      return folder ? { source: { folder: folder.token }, name: folder.path } : undefined;
    },
    async files() {
      const files = await call(() => invoke('file.open', { kind: 'approvalForm', several: true }));
      const [first] = files ?? [];
      if (!files || !first) return undefined;
      const name = files.length === 1 ? first.name : `${first.name} 等 ${files.length} 个文件`;
      return { source: { files: files.map(({ token }) => token) }, name };
    },
  };
}
