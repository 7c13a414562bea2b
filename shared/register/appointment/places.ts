import { areaName, areas } from '#shared/lib/area-codes';
import { codeTable } from '#shared/lib/code-tables';
import { provinces } from '../checks/identity';

/** A county as places are compared with it. */
export interface CountyPlace {
  readonly name: string;
  /** 所在政区: six digits of GB/T 2260; null or others where the register does not say. */
  readonly areaCode: string | null;
}

const peoples = codeTable('GB3304')
  .map(({ text }) => text)
  .filter((text) => text.endsWith('族') && text.length > 1)
  .join('|');
const ownPeople = new RegExp(`(${peoples})+(自治)?$`);
/** What may follow the word of a county: 苗族自治县 behind 城步. */
const countyEnding = new RegExp(`^((${peoples})*(自治)?[县市区旗])?$`);

/** How places name a unit: 青溪 of 青溪镇, 城步 of 城步苗族自治县, but 澧县 whole. */
function stemOf(name: string): string {
  const short = name.replace(/(街道办事处|街道|镇|乡|县|市|区|旗)$/, '').replace(ownPeople, '');
  return short.length >= 2 ? short : name;
}

function provinceOf(place: string): string | undefined {
  return provinces.exec(place)?.[0];
}

/** 桃源 of 湖南桃源. */
function bare(area: string): string {
  return area.replace(provinces, '');
}

/** The county as the list of divisions names it, '' where its code is not known or not in it. */
function listedName({ areaCode }: CountyPlace): string {
  return areaName(areaCode?.slice(0, 6) ?? '');
}

function wordsOf(county: CountyPlace): string[] {
  const listed = bare(listedName(county));
  return [...new Set([stemOf(county.name), ...(listed.length >= 2 ? [listed] : [])])];
}

/** Whether a place lies in another province than the county, as far as both are known. */
function isElsewhere(place: string, county: CountyPlace): boolean {
  const [there, here] = [provinceOf(place), provinceOf(listedName(county))];
  return there !== undefined && here !== undefined && there !== here;
}

/** The prefectures and counties that a place names in words: 430700 and 430725 for 湖南省常德市桃源县青溪镇. */
function areasNamed(place: string): string[] {
  const province = provinceOf(place);
  const rest = province === undefined ? place : place.slice(province.length);
  return areas
    .filter(({ name }) => {
      const word = bare(name);
      if (word.length < 2) return false;
      return province === undefined
        ? rest.startsWith(word)
        : name.startsWith(province) && rest.includes(word);
    })
    .map(({ code }) => code);
}

/** Whether a place, as forms write it (湖南桃源, 湖南省桃源县青溪镇), lies in a county. */
export function isInCounty(place: string, county: CountyPlace): boolean {
  return !isElsewhere(place, county) && wordsOf(county).some((word) => place.includes(word));
}

/** Whether a place names another county, or a prefecture of other counties. */
function namesAnother(place: string, county: CountyPlace): boolean {
  if (isElsewhere(place, county)) return true;
  if (isInCounty(place, county)) return false;
  // A prefecture alone may be the county's own.
  const prefecture = listedName(county) === '' ? undefined : county.areaCode?.slice(0, 4);
  return areasNamed(place).some(
    (code) => !code.endsWith('00') || (prefecture !== undefined && code.slice(0, 4) !== prefecture),
  );
}

/** A place without its province and county: 青溪镇 of 湖南省桃源县青溪镇. */
function withinCounty(place: string, county: CountyPlace | undefined): string {
  const local = bare(place);
  const word = county && wordsOf(county).find((one) => local.includes(one));
  return word === undefined ? local : local.slice(local.indexOf(word) + word.length);
}

/**
 * Whether a place lies in a township. A township of the same name in another county is not meant; where the place says no
 * county, it is.
 * @param county undefined where the register does not say
 */
export function isInTownship(place: string, township: string, county: CountyPlace | undefined): boolean {
  if (county && namesAnother(place, county)) return false;
  return withinCounty(place, county).includes(stemOf(township));
}

/** Whether a place ends with the county and so leaves open in which of its townships it lies. */
export function isCountyOnly(place: string, county: CountyPlace): boolean {
  return isInCounty(place, county) && countyEnding.test(withinCounty(place.trim(), county));
}
