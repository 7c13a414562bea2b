/**
 * Where the rules about appointments come from, as the user reads it behind each finding. Article numbers stand only where
 * the text of the article was read.
 */

export const selectionRules = '《党政领导干部选拔任用工作条例》';
export const termRules = '《党政领导干部职务任期暂行规定》';
export const recruitLaw = '《公务员法》第三十四条';
export const noticeLaw = '《公务员法》第四十八条、《党政领导干部选拔任用工作条例》';
export const kinLaw = '《公务员法》第七十四条';
export const homeLaw = '《公务员法》第七十五条';
/** The first seed document about township committees: its items are numbered. */
export const townshipTerm = '县委加强镇（街道）党委建设意见第 7 条';
export const townshipAvoidance = '县委加强镇（街道）党委建设意见第 8 条';
/** The seed document 素质升级工程. */
export const qualityProgramme = '县乡村干部素质升级工程实施方案';
