import { emptyBatch, leaveOf, newItem, newTake } from '#shared/register/appointment/batch';
import { expect, it } from 'vitest';
import type { RunningApp } from './app.ts';
import { call } from './archive.ts';
import { openPage } from './forms.ts';
import { shoot } from './tour.ts';

/** The deputy whom the mayor's going gives a post, decided on and announced in December 2025. */
const fields = {
  title: '2025 年第 9 批干部调整',
  reportingUnit: '县委组织部',
  proposed: '2025-12-01',
  reviewed: '2025-12-02',
  recommended: '2025-12-03',
  inspectedFrom: '2025-12-04',
  inspectedUntil: '2025-12-05',
  decided: '2025-12-08',
  noticeFrom: '2025-12-09',
  noticeUntil: '2025-12-15',
  noticeResult: 'none',
  documentDate: '2025-12-17',
  document: '示组干〔2025〕9号',
} as const;

/** Promotes a deputy mayor of the township that has lost its mayor. @returns the name */
async function promoteDeputy({ page }: RunningApp): Promise<string> {
  const [left] = (await call(page, 'appointment.get', { id: 1 })).items.flatMap(({ leaves }) => leaves);
  const town = { organizationId: left?.organizationId ?? null, search: '', condition: null, sort: null };
  for (const id of await call(page, 'person.ids', town)) {
    const deputy = await call(page, 'person.get', { id });
    const [post] = deputy.children.appointments.filter(({ state }) => state === '1');
    if (!post || !deputy.fields.currentPost?.includes('副镇长')) continue;
    const item = newItem(id);
    const mayor = { organizationId: post.organizationId, post: '镇长', tier: '0141', memberKind: '1' };
    const items = [
      {
        ...item,
        fields: { ...item.fields, change: '26', method: '2', endReason: '1', probationUntil: '2026-12' },
        takes: [{ ...newTake(true), ...mayor }],
        leaves: [leaveOf(post)],
      },
    ];
    const batch = { id: null, version: 0, fields: { ...emptyBatch().fields, ...fields }, items };
    const saved = await call(page, 'appointment.save', batch);
    const { people } = await call(page, 'appointment.previewCompletion', { id: saved.id });
    const seen = people.map((person) => ({ id: person.id, version: person.version }));
    expect(await call(page, 'appointment.complete', { ...saved, people: seen })).toEqual({ people: 1 });
    return deputy.fields.name ?? '';
  }
  throw new Error('nobody to promote');
}

/** Trial periods: whose ends soon, and what is decided at its end. */
export function trialsAreWatched(current: () => RunningApp): void {
  it('a trial period that ends soon is listed', async () => {
    const running = current();
    const name = await promoteDeputy(running);
    await openPage(running.page, '任职试用期');
    await running.page.locator('.data-row').filter({ hasText: name }).waitFor();
    await shoot(running, 'trial-periods');
  });
}
