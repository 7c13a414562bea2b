import { civilServantLaw, county } from '../checks/sources';

/**
 * Where the rules about appointments come from, as the user reads it behind each finding. Article numbers stand only where
 * the text of the article was read.
 */

export const selectionRules = '《党政领导干部选拔任用工作条例》';
export const termRules = '《党政领导干部职务任期暂行规定》';
/** Terms bind county leaders only; for the others a county goes by them of its own will. */
export const likeTermRules = `${county}（参照${termRules}）`;
export const exchangeRules = '《党政领导干部交流工作规定》';
export const likeExchangeRules = `${county}（参照${exchangeRules}）`;
/** Years in the tier below for posts of 乡科级: known from secondary pages, the regulation itself was not read. */
export const postConditions = `${civilServantLaw}关于任职资格的要求`;
export const recruitLaw = '《公务员法》第三十四条';
export const noticeLaw = '《公务员法》第四十八条、《党政领导干部选拔任用工作条例》';
/** A secondment leaves somebody where he or she belongs. */
export const secondmentLaw = '《公务员法》第七十二条';
export const kinLaw = '《公务员法》第七十四条';
/** Chiefs of counties and townships; the rules on avoidance name the Party committees and governments. */
export const homeLaw = '《公务员法》第七十五条、《公务员回避规定》';
/** Chiefs of a county's committee, government, discipline and organization departments, courts, procuratorates and police. */
const leadersAvoidance = '《党政领导干部任职回避暂行规定》';
export const countyHomeLaw = `《公务员法》第七十五条、${leadersAvoidance}`;
export const growthLaw = `${homeLaw}、${leadersAvoidance}`;
/** The first seed document about township committees: its items are numbered. */
export const townshipTerm = '县委加强镇（街道）党委建设意见第 7 条';
export const townshipAvoidance = '县委加强镇（街道）党委建设意见第 8 条';
/** The seed document 素质升级工程. */
export const qualityProgramme = '县乡村干部素质升级工程实施方案';
