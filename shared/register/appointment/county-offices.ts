import type { SceneUnit } from './scene';
import { chief, partsOf } from './posts';

/** What national regulations about leaders of a county name: its Party committee and government, and five organs. */
export type CountyOffice =
  'committee' | 'government' | 'discipline' | 'organization' | 'court' | 'procuratorate' | 'police';

/** Organs by their names, or by the post of their chief where he or she stands among the county's own leaders. */
const organs: readonly (readonly [CountyOffice, RegExp, RegExp])[] = [
  [
    'discipline',
    /(纪委|纪律检查委员会|监委|监察委员会)$/,
    /(纪委书记|纪律检查委员会书记|监委主任|监察委员会主任)$/,
  ],
  ['organization', /组织部$/, /组织部部?长$/],
  ['court', /法院$/, /法院院长$/],
  ['procuratorate', /检察院$/, /检察院检察长$/],
  ['police', /公安(局|分局)$/, /公安(分局局|局局|局)长$/],
];
const committeeName = /[县市区旗]委(员会)?$/;
const governmentName = /[县市区旗](人民)?政府$/;
const committeePost = /^(.*[县市区旗]委(员会)?)?(书记|副书记|常委)$/;
const governmentPost = /(^|政府|[县市区旗])(常务)?副?[县市区旗]长$/;

function officeOfPart(part: string): CountyOffice | undefined {
  const organ = organs.find(([, , post]) => post.test(part));
  if (organ) return organ[0];
  if (committeePost.test(part)) return 'committee';
  return governmentPost.test(part) ? 'government' : undefined;
}

/**
 * The offices of a county in which a post makes somebody a leader; of the five organs only their chiefs count. Stations of the
 * discipline organ inside other organs (派驻组) are none. Empty for townships, villages and other organs.
 */
export function countyOffices(
  unit: Pick<SceneUnit, 'kind' | 'name'> | undefined,
  { post, memberKind }: { readonly post: string | null; readonly memberKind: string | null },
): CountyOffice[] {
  if (unit?.kind !== 'county' && unit?.kind !== 'organ') return [];
  const organ = organs.find(([, name]) => name.test(unit.name));
  if (organ) return memberKind === chief ? [organ[0]] : [];
  if (unit.kind === 'organ' && !committeeName.test(unit.name) && !governmentName.test(unit.name)) return [];
  return partsOf(post).flatMap((part) => officeOfPart(part) ?? []);
}

/** Whether a post is that of a chief of a county's committee, government or one of the five organs. */
export function isCountyChief(
  unit: Pick<SceneUnit, 'kind' | 'name'> | undefined,
  post: { readonly post: string | null; readonly memberKind: string | null },
): boolean {
  const offices = countyOffices(unit, post);
  if (offices.some((office) => office !== 'committee' && office !== 'government')) return true;
  return offices.length > 0 && post.memberKind === chief;
}
