import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import type { Input } from '#shared/contract';
import type { Envelope } from '#shared/lib/errors';
import { personPageQuery } from '../../../renderer/register/queries';

interface Asked {
  readonly channel: string;
  readonly input: unknown;
  readonly id: string | undefined;
  readonly answer: (envelope: Envelope<unknown>) => void;
}

const asked: Asked[] = [];
const bridge = {
  invoke: (channel: string, input: unknown, id?: string) =>
    new Promise<Envelope<unknown>>((answer) => asked.push({ channel, input, id, answer })),
  on: () => () => undefined,
};
Object.assign(globalThis, { window: { yanzhen: bridge } });
afterEach(() => asked.splice(0));

const refused = { code: 'CANCELLED', params: {}, fields: [] };
const request = (search: string): Input<'person.page'> => ({
  organizationId: null,
  search,
  condition: null,
  sort: null,
  columns: ['name'],
  offset: 0,
  limit: 50,
});

/** A list on the screen. */
function listOver(client: QueryClient, search: string) {
  const observer = new QueryObserver(client, { ...personPageQuery(request(search)), retry: false });
  const errors: unknown[] = [];
  const stop = observer.subscribe(({ error }) => error && errors.push(error));
  return { observer, errors, stop };
}

const page = (id: number) => ({ ok: true as const, value: { rows: [{ id, version: 1, values: {} }] } });

test('a list that is changed takes its older request back, shows no error and gets its answer', async () => {
  const client = new QueryClient();
  const { observer, errors, stop } = listOver(client, '张');
  observer.setOptions({ ...personPageQuery(request('张晓')), retry: false });
  const [first, cancel, second] = await until(3);
  expect([first?.channel, cancel?.channel, second?.channel].sort()).toEqual([
    'job.cancel',
    'person.page',
    'person.page',
  ]);
  const pages = asked.filter(({ channel }) => channel === 'person.page');
  const taken = asked.find(({ channel }) => channel === 'job.cancel');
  expect(taken?.input).toEqual({ id: pages[0]?.id });
  pages[0]?.answer({ ok: false, error: refused });
  pages[1]?.answer(page(2));
  await expect.poll(() => observer.getCurrentResult().data?.rows[0]?.id).toBe(2);
  expect(errors).toEqual([]);
  // Back to what was taken back: it is asked for anew.
  observer.setOptions({ ...personPageQuery(request('张')), retry: false });
  await until(4);
  asked.at(-1)?.answer(page(1));
  await expect.poll(() => observer.getCurrentResult().data?.rows[0]?.id).toBe(1);
  stop();
});

test('what two places look at is not taken back when one of them turns away', async () => {
  const client = new QueryClient();
  const one = listOver(client, '李');
  const other = listOver(client, '李');
  await until(1);
  one.stop();
  expect(asked.map(({ channel }) => channel)).toEqual(['person.page']);
  asked[0]?.answer(page(7));
  await expect.poll(() => other.observer.getCurrentResult().data?.rows[0]?.id).toBe(7);
  other.stop();
});

async function until(count: number): Promise<readonly Asked[]> {
  await expect.poll(() => asked.length).toBe(count);
  return asked;
}
