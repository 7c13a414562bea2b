import { lrmxTags, type LrmxTag } from '../lrmx-form';
import type { BoxName } from './form-cells';

/** Where the archive keeps what a box prints: paths as the findings of the checks have them. */
const fields: Partial<Record<LrmxTag, string>> = {
  XingMing: 'fields.name',
  XingBie: 'fields.gender',
  ChuShengNianYue: 'fields.birthDate',
  MinZu: 'fields.ethnicity',
  JiGuan: 'fields.nativePlace',
  ChuShengDi: 'fields.birthPlace',
  RuDangShiJian: 'fields.partyJoined',
  CanJiaGongZuoShiJian: 'fields.workStarted',
  JianKangZhuangKuang: 'fields.health',
  ZhuanYeJiShuZhiWu: 'fields.technicalTitle',
  ShuXiZhuanYeYouHeZhuanChang: 'fields.speciality',
  QuanRiZhiJiaoYu_XueLi: 'children.educations',
  QuanRiZhiJiaoYu_XueWei: 'children.educations',
  QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: 'children.educations',
  QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: 'children.educations',
  ZaiZhiJiaoYu_XueLi: 'children.educations',
  ZaiZhiJiaoYu_XueWei: 'children.educations',
  ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: 'children.educations',
  ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: 'children.educations',
  XianRenZhiWu: 'fields.currentPost',
  NiRenZhiWu: 'fields.proposedPost',
  NiMianZhiWu: 'fields.proposedRemoval',
  JianLi: 'children.resume',
  JiangChengQingKuang: 'fields.rewardSummary',
  NianDuKaoHeJieGuo: 'fields.appraisalSummary',
  RenMianLiYou: 'fields.proposalReason',
  ChengBaoDanWei: 'fields.reportingUnit',
  TianBiaoRen: 'fields.formFiller',
  DaoLingNianYue: 'fields.retirementMonth',
};

const labels = new Map(lrmxTags.map(({ tag, label }) => [tag, label]));

/** The box of a value: named by its tag. */
export function boxName(tag: LrmxTag): BoxName {
  const field = fields[tag];
  return { name: tag, label: labels.get(tag) ?? tag, ...(field === undefined ? {} : { field }) };
}
