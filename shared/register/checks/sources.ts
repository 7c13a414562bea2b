/**
 * Where the rules come from, as the user reads it behind each finding. Article numbers stand only where the text of the
 * article was read; other regulations are named without one.
 */

/** The checks of the national civil-servant information system, with its levels. */
export const systemRules = '全国公务员管理信息系统校核规则';
/** The help and configuration of the official editor of the approval form. */
export const formGuide = '干部任免审批表编辑器填表说明';
export const county = '县设置';
export const idStandard = 'GB 11643—1999《公民身份号码》';
export const codeStandard = '组织干部人事管理信息代码标准（GB/T 14946）';
export const fileReview = '干部人事档案“三龄两历一身份”审核要求';
/** The article about the conditions of entry was not read. */
export const civilServantLaw = '《公务员法》';
export const penaltyLaw = '《公务员法》第六十四条、《公职人员政务处分法》第八条';
export const appraisalRules = '《公务员考核规定》';
export const demotionLaw = '《公务员法》第五十条';
export const dismissalLaw = '《公务员法》第八十八条';
export const partyCharter = '《中国共产党章程》';
/** Known from secondary pages; the table of the measure itself was not found. */
export const retirementReform = '《关于实施渐进式延迟法定退休年龄的决定》';
export const extractionTable = '《干部大数据信息提取表》';
/** The county practice among the seed documents: sites under 90 square metres are listed for building. */
export const seedPractice = '县委组织部村级活动场所建设要求';
