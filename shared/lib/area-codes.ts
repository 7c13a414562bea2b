import areaData from './area-data.json' with { type: 'json' };

/** An administrative division: 6-digit code, name with its province in front (河北盐山), pinyin initials. */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly pinyin: string;
}

/**
 * ZB01 行政区划 as the 任免审批表 editor lists it (2,342 rows, its DmGrp.xml): the words it offers for 籍贯 and 出生地.
 * A snapshot with a few former counties; one code (530821) stands for a county's old and new name.
 */
export const areas: readonly Area[] = areaData.map(([code = '', name = '', pinyin = '']) => ({
  code,
  name,
  pinyin,
}));

const namesByCode = new Map(areas.map(({ code, name }) => [code, name]));

/** The name of a division by its six digits, '' when the list does not have it. */
export function areaName(code: string): string {
  return namesByCode.get(code) ?? '';
}
