import { describe, expect, it } from 'vitest';
import { heldFrom } from '#shared/register/appointment/batch';
import type { BatchRecord } from '#shared/register/appointment/batch-fields';
import { checkBatch } from '#shared/register/appointment/check-batch';
import { item } from './case';
import { soundScene, type Draft } from './sound-scene';

/** The rules that a sound scene breaks once these fields are set. */
function broken(fields: Partial<BatchRecord>, change: (scene: Draft) => void = () => undefined): string[] {
  const scene = soundScene();
  Object.assign(scene.fields, fields);
  change(scene);
  return checkBatch(scene).map(({ rule }) => rule);
}

/** Wang is put into the post by the committee's decision. */
function decided(scene: Draft): void {
  item(scene, { method: '1', probationUntil: '2026-05' });
}

describe('from when posts are held', () => {
  it('is the day of the decision, the day set by hand, or the own day of somebody', () => {
    expect(heldFrom({ decided: null, appointed: null })).toBeNull();
    expect(heldFrom({ decided: '2025-05-20', appointed: null })).toBe('2025-05-20');
    expect(heldFrom({ decided: '2025-05-20', appointed: '2025-05-22' })).toBe('2025-05-22');
    expect(heldFrom({ decided: '2025-05-20', appointed: '2025-05-22' }, { heldFrom: null })).toBe(
      '2025-05-22',
    );
    expect(heldFrom({ decided: '2025-05-20', appointed: null }, { heldFrom: '2025-06-03' })).toBe(
      '2025-06-03',
    );
  });

  it('may lie before the notice, which the document may not', () => {
    // The notice ran from 26 to 30 May.
    expect(broken({ appointed: null, documentDate: '2025-05-31' }, decided)).toEqual([]);
    expect(broken({ appointed: '2025-05-20', documentDate: '2025-05-31' }, decided)).toEqual([]);
    expect(broken({ appointed: null, documentDate: '2025-05-30' }, decided)).toEqual(['batch.noticeRunning']);
    expect(broken({ appointed: null, documentDate: '2025-05-29' }, decided)).toEqual(['batch.noticeRunning']);
  });

  it('is told of where it is not the day of the decision, save for the elected', () => {
    expect(broken({ appointed: '2025-05-21' }, decided)).toEqual(['batch.heldFrom']);
    expect(broken({ appointed: '2025-05-20' }, decided)).toEqual([]);
    expect(broken({ appointed: '2025-05-21' })).toEqual([]);
    expect(broken({ appointed: '2025-05-19' }, decided)).toEqual(['batch.heldFromEarly']);
  });

  it('is asked for from the elected when the batch is completed, and not before', () => {
    expect(broken({ appointed: null })).toEqual(['batch.electedFrom']);
    expect(broken({ appointed: null }, (scene) => void (scene.completing = false))).toEqual([]);
    expect(broken({ appointed: null }, (scene) => item(scene, { heldFrom: '2025-06-10' }))).toEqual([]);
  });

  it('decides how long the trial period is', () => {
    // A year from 20 May 2025, not from the document of 10 June.
    expect(
      broken({ appointed: null }, (scene) => item(scene, { method: '1', probationUntil: '2026-06' })),
    ).toEqual(['batch.trialLength']);
    const own = (scene: Draft): void => item(scene, { method: '2', heldFrom: '2025-06-10' });
    expect(broken({ appointed: null }, own)).toEqual([]);
  });

  it("is looked at as somebody's own day", () => {
    // A year as deputy is full in June 2025: on Wang's own day, not on the batch's.
    const since = (scene: Draft, day: string | null): void => {
      for (const { fields } of scene.people.values()) fields.postTierSince = '2024-06';
      item(scene, { heldFrom: day });
    };
    const batchDay = { appointed: '2025-05-20' };
    expect(broken(batchDay, (scene) => since(scene, null))).toContain('batch.promotedLately');
    expect(broken(batchDay, (scene) => since(scene, '2025-06-10'))).not.toContain('batch.promotedLately');
  });
});

describe('completion', () => {
  it('waits for the end of the notice', () => {
    const on =
      (today: string) =>
      (scene: Draft): void => {
        scene.today = today;
        decided(scene);
      };
    const fields = { appointed: null, documentDate: '2025-05-31' };
    expect(broken(fields, on('2025-05-30'))).toEqual(['batch.appointedAhead', 'batch.noticeOpen']);
    expect(broken(fields, on('2025-05-31'))).toEqual([]);
  });

  it('waits for the day of the document, and for that of the posts', () => {
    expect(broken({ documentDate: '2025-06-15' })).toEqual([]);
    expect(broken({ documentDate: '2025-06-16' })).toEqual(['batch.appointedAhead']);
    expect(broken({ appointed: '2025-06-15' })).toEqual([]);
    expect(broken({ appointed: '2025-06-16' })).toEqual(['batch.appointedAhead']);
  });
});
