import { describe, expect, it } from 'vitest';
import { boxTexts } from '../../../paper/support';
import { soundScene, take } from '../sound-scene';
import { addSomebody, documentsOf, laidOut, villageScene, words } from './case';

describe('协审', () => {
  it('concerns nobody but secretaries of villages', () => {
    expect(laidOut(documentsOf(soundScene()), 'coReviewRequest')).toEqual([]);
    expect(laidOut(documentsOf(soundScene()), 'coReviewForm')).toEqual([]);
  });

  it('is asked for by the township with number and date', () => {
    const [letter] = laidOut(documentsOf(villageScene()), 'coReviewRequest');
    const text = words(letter?.sheets ?? []);
    expect(text).toContain('青党〔2025〕8号');
    expect(text).toContain('关于青溪镇桃花村党组织书记调整人选协审的请示');
    expect(text).toContain('中共示范县委组织部：');
    expect(text).toContain('拟任青溪镇桃花村党支部书记');
    expect(text).toContain('中共青溪镇委员会2025年4月28日');
    expect(letter?.findings).toEqual([]);
  });

  it('has one letter for each number and date', () => {
    const scene = villageScene();
    addSomebody(
      scene,
      3,
      { name: '赵六' },
      {
        takes: [take({ organizationId: 4, post: '党支部书记' })],
        fields: { coAsked: '2025-05-06', coDocument: '青党〔2025〕9号', reason: '经研究' },
      },
    );
    expect(laidOut(documentsOf(scene), 'coReviewRequest').map(({ label }) => label)).toEqual([
      '协审请示　1',
      '协审请示　2',
    ]);
  });

  it('is answered on the form with opinion and date, blank before that', () => {
    const asked = laidOut(documentsOf(villageScene()), 'coReviewForm')[0]?.sheets ?? [];
    expect(boxTexts(asked, 'answer')).toEqual(['', '（盖　章）/　　　　年　　月　　日']);
    const scene = villageScene({ coResult: 'agree', coAnswered: '2025-05-06', coOpinion: '请按程序办理' });
    const answered = laidOut(documentsOf(scene), 'coReviewForm')[0]?.sheets ?? [];
    expect(boxTexts(answered, 'answer')).toEqual(['同意。请按程序办理。', '（盖　章）/2025年5月6日']);
    expect(boxTexts(answered, 'proposedPost')).toEqual(['青溪镇桃花村党支部书记']);
  });
});
