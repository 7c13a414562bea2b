import { describe, expect, it } from 'vitest';
import { row } from '../../checks/sound';
import { item } from '../case';
import { away, changeItem, personOf, soundScene, take } from '../sound-scene';
import { addSomebody, documentsOf, laidOut, words } from './case';

describe('decision and letters', () => {
  it('count from the decision and bear the day of the document', () => {
    const scene = soundScene();
    Object.assign(scene.fields, { appointed: null, documentDate: '2025-06-10' });
    // Decided on 20 May: the trial year ends in May.
    item(scene, { method: '1', letterNumber: '示组任〔2025〕3号', probationUntil: '2026-05' });
    const said = (key: 'decision' | 'appointmentLetter'): string =>
      words(laidOut(documentsOf(scene), key)[0]?.sheets ?? []);
    expect(said('appointmentLetter')).toContain('（试用期一年）');
    expect(said('appointmentLetter')).toContain('任职时间从2025年5月20日起计算。');
    expect(said('appointmentLetter')).toContain('中共示范县委2025年6月10日');
    expect(said('decision')).toContain('王晓明同志的任职时间从2025年5月20日起计算。');
    expect(said('decision')).toContain('中共示范县委2025年6月10日');
    scene.fields.documentDate = '2025-05-20';
    expect(said('decision')).not.toContain('起计算');
    // An election gives the post on a day of its own.
    item(scene, { method: '2', heldFrom: null });
    expect(said('appointmentLetter')).toContain('任职时间从　　　年　月　日起计算。');
    item(scene, { heldFrom: '2025-06-05' });
    expect(said('appointmentLetter')).toContain('任职时间从2025年6月5日起计算。');
  });

  it('任免通知 says from when single people hold their posts, and nothing of whoever is to be elected', () => {
    const scene = soundScene();
    scene.items = [];
    scene.fields.appointed = null;
    const posts = { takes: [take({ organizationId: 2, post: '党委委员' })] };
    addSomebody(scene, 2, { name: '李四' }, posts);
    addSomebody(scene, 3, { name: '赵六' }, { ...posts, fields: { heldFrom: '2025-05-28' } });
    addSomebody(scene, 4, { name: '孙七' }, { ...posts, fields: { method: '2' } });
    const lines = words(laidOut(documentsOf(scene), 'decision')[0]?.sheets ?? []).split('\n');
    expect(lines.filter((line) => line.endsWith('起计算。'))).toEqual([
      '李四同志的任职时间从2025年5月20日起计算。',
      '赵六同志的任职时间从2025年5月28日起计算。',
    ]);
  });

  it('say 挂职 of a secondment and of its end, without a trial period', () => {
    const scene = soundScene();
    Object.assign(scene.fields, { appointed: null });
    changeItem(scene, ({ takes }) => ({ leaves: [], takes }));
    item(scene, { change: '37', method: null, probationUntil: '2026-05' });
    const said = (key: 'proposalList' | 'publicNotice' | 'decision' | 'appointmentLetter'): string =>
      words(laidOut(documentsOf(scene), key)[0]?.sheets ?? []);
    for (const key of ['proposalList', 'publicNotice', 'decision', 'appointmentLetter'] as const)
      expect(said(key), key).toContain('青溪镇党委副书记、镇长（挂职）');
    expect(said('decision')).not.toContain('试用期');
    expect(laidOut(documentsOf(scene), 'vacancyCheck')).toEqual([]);
    personOf(scene).children.appointments.push(
      row('appointments', { organizationId: away, post: '党委副书记', change: '37', state: '1' }),
    );
    changeItem(scene, () => ({
      takes: [],
      leaves: [{ organizationId: away, organizationName: null, post: '党委副书记', started: null }],
    }));
    item(scene, { change: null, endReason: '9' });
    expect(said('decision')).toContain('免去王晓明同志的青溪镇党委副书记（挂职）职务');
  });
});
