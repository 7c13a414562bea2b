import { describe, expect, it } from 'vitest';
import { item } from '../case';
import { soundScene, take } from '../sound-scene';
import { addSomebody, documentsOf, laidOut, words } from './case';

describe('letters', () => {
  it('公示 counts working days by the calendar', () => {
    const scene = soundScene();
    Object.assign(scene.fields, { noticeFrom: '2025-05-30', noticeUntil: '2025-06-05' });
    const [notice] = laidOut(documentsOf(scene), 'publicNotice');
    // 2025-06-02 is a holiday: 30 May, 3, 4 and 5 June are worked.
    expect(words(notice?.sheets ?? [])).toContain('公示时间：2025年5月30日至2025年6月5日，共4个工作日。');
    expect(notice?.findings.map(({ message }) => message)).toEqual([
      '不满 5 个工作日，按节假日设置应到 2025年6月6日',
    ]);
  });

  it('公示 says who, what now and what next, and names nobody who only leaves', () => {
    const scene = soundScene();
    addSomebody(scene, 2, { name: '李四' }, { leaves: scene.items[0]?.leaves ?? [] });
    item(scene, { method: '1' });
    const [notice] = laidOut(documentsOf(scene), 'publicNotice');
    const text = words(notice?.sheets ?? []);
    expect(text).toContain(
      '王晓明，男，汉族，1985年3月出生，大学学历，农学学士，中共党员，2007年8月参加工作，现任雁阵镇党委委员、副镇长，拟任青溪镇党委副书记、镇长。',
    );
    expect(text).not.toContain('李四');
  });

  it('公示 of ranks alone says so', () => {
    const scene = soundScene();
    scene.items = [];
    addSomebody(scene, 2, { name: '李四' }, { fields: { rank: '1A' } });
    const text = words(laidOut(documentsOf(scene), 'publicNotice')[0]?.sheets ?? []);
    expect(text).toContain('职级晋升公示');
    expect(text).toContain('李四同志拟晋升职级情况');
    expect(text).not.toContain('拟任职');
  });

  it('propose whoever is to be elected', () => {
    const scene = soundScene();
    item(scene, { method: '2' });
    const said = (key: 'publicNotice' | 'decision'): string =>
      words(laidOut(documentsOf(scene), key)[0]?.sheets ?? []);
    expect(said('publicNotice')).toContain('拟提名为青溪镇党委副书记、镇长人选。');
    expect(said('decision')).toContain(
      '提名王晓明同志为青溪镇党委副书记、镇长人选，免去其雁阵镇副镇长职务。',
    );
    item(scene, { method: '1' });
    expect(said('decision')).toContain('王晓明同志任青溪镇党委副书记、镇长，免去其雁阵镇副镇长职务。');
  });

  it('任免通知 groups who comes, who is raised and who leaves, with one end', () => {
    const scene = soundScene();
    const leaves = scene.items[0]?.leaves ?? [];
    scene.items = [];
    addSomebody(scene, 2, { name: '李四' }, { leaves });
    addSomebody(scene, 3, { name: '赵六' }, { fields: { rank: '1A' } });
    addSomebody(
      scene,
      4,
      { name: '孙七' },
      { takes: [take({ organizationId: 2, post: '党委委员' })], fields: { probationUntil: '2026-06' } },
    );
    const [paper] = laidOut(documentsOf(scene), 'decision');
    const lines = words(paper?.sheets ?? []).split('\n');
    expect(lines[0]).toBe('示组干〔2025〕12号');
    expect(lines[1]).toBe('中共示范县委关于孙七等同志职务任免的通知');
    expect(lines[3]).toBe('孙七同志任青溪镇党委委员（试用期一年）；');
    expect(lines[4]).toMatch(/^赵六同志晋升.+；$/);
    expect(lines[5]).toBe('免去李四同志的雁阵镇副镇长职务。');
    expect(paper?.findings).toEqual([]);
  });

  it('任职通知书 has its number and from when the post is held', () => {
    const scene = soundScene();
    item(scene, { letterNumber: '示组任〔2025〕3号', method: '1' });
    const [letter] = laidOut(documentsOf(scene), 'appointmentLetter');
    const text = words(letter?.sheets ?? []);
    expect(text).toContain('示组任〔2025〕3号');
    expect(text).toContain('王晓明同志：');
    expect(text).toContain('任职时间从2025年6月10日起计算。');
    expect(letter?.findings).toEqual([]);
  });

  it('考察预告 says when, and for what kind of post', () => {
    const [notice] = laidOut(documentsOf(soundScene()), 'inspectionNotice');
    const text = words(notice?.sheets ?? []);
    expect(text).toContain('2025年4月20日至2025年4月25日。');
    expect(text).toContain('拟任乡科级正职领导职务。');
    expect(text).toContain('联系电话：0736-0000000');
    expect(text).toMatch(/考察组驻地：$/m);
    expect(text).not.toContain('青溪镇');
    expect(notice?.findings.map(({ box }) => box)).toEqual(['考察组驻地']);
  });

  it('考察预告 says where the inspection team is and its own telephone', () => {
    const scene = soundScene();
    Object.assign(scene.fields, {
      inspectionPlace: '示范宾馆 302 室',
      inspectionPhone: '0736-1111111',
    });
    const [notice] = laidOut(documentsOf(scene), 'inspectionNotice');
    const text = words(notice?.sheets ?? []);
    expect(text).toContain('考察组驻地：示范宾馆 302 室');
    expect(text).toContain('联系电话：0736-1111111');
    expect(text).not.toContain('0736-0000000');
    expect(notice?.findings).toEqual([]);
  });
});
