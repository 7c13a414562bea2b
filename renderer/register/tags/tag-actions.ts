import { App } from 'antd';
import type { ReactNode } from 'react';
import type { CountedTag } from '#shared/register/tags/tag-contract';
import { invoke } from '../../app/bridge';
import { useCall } from '../../components/call';
import { useJob } from '../../components/job-progress';
import { useRefreshRegister } from '../queries';

type Kept = Pick<CountedTag, 'name' | 'retired'>;

export interface TagActions {
  readonly add: (name: string) => Promise<boolean>;
  /** One place up or down. */
  readonly move: (name: string, step: -1 | 1) => Promise<void>;
  readonly retire: (name: string, retired: boolean) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly rename: (from: string, to: string, merge: boolean) => Promise<void>;
  /** Place it once in the page: the progress window. */
  readonly view: ReactNode;
}

/** Everything that an administrator does to the county's tags; each step is saved at once. */
export function useTagActions(all: readonly CountedTag[]): TagActions {
  const { message } = App.useApp();
  const call = useCall();
  const job = useJob();
  const refresh = useRefreshRegister();
  const listed: readonly Kept[] = all
    .filter((tag) => tag.listed)
    .map(({ name, retired }) => ({ name, retired }));
  async function save(tags: readonly Kept[]): Promise<boolean> {
    const done = await call(() => invoke('tag.save', { tags: [...tags] }));
    if (done !== undefined) await refresh();
    return done !== undefined;
  }
  return {
    view: job.view,
    add: (name) => save([...listed, { name, retired: false }]),
    async move(name, step) {
      const next = [...listed];
      const at = next.findIndex((tag) => tag.name === name);
      next.splice(at + step, 0, ...next.splice(at, 1));
      await save(next);
    },
    async retire(name, retired) {
      await save(listed.map((tag) => (tag.name === name ? { ...tag, retired } : tag)));
    },
    async remove(name) {
      await save(listed.filter((tag) => tag.name !== name));
    },
    async rename(from, to, merge) {
      const done = await job.run('tag.rename', { from, to, merge }, merge ? '合并标签' : '标签改名');
      if (!done) return;
      await refresh();
      const people = done.people > 0 ? `，${done.people} 人随之更改` : '';
      void message.success(merge ? `“${from}”已并入“${to}”${people}` : `已改名为“${to}”${people}`);
    },
  };
}
