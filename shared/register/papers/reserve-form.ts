import type { Band } from '#shared/lib/paper/bands';
import { setText } from '#shared/lib/paper/set-text';
import type { FitFinding } from '#shared/lib/paper/sheet';
import { formOfPerson } from '../approval-form/form-of-person';
import type { LrmxForm } from '../lrmx-form';
import {
  bodyStyle,
  bound,
  footGroup,
  formRow,
  formSheets,
  formWidth,
  opinionBand,
  sideTextWidth,
  stackRows,
  textBand,
} from './form-kit';
import { identityBand, identityWidths } from './identity-rows';
import type { LayoutPart, PaperPerson } from './paper-person';
import { fieldText } from './person-texts';
import { familyTableBands } from './record-tables';
import { resumeBand } from './resume-text';

/** Customary length of the short biography on this form (DOMAIN 3.3). */
const customaryLength = 500;

const foot = '填表单位（盖章）：　　　　　　　　　　　　填表时间：　　　　年　　月　　日';

/** 学历学位: one label beside 全日制教育 and 在职教育, each with 学历 over 学位. */
function educationBand({ values }: LrmxForm): Band {
  const text = (...parts: string[]): string => [...new Set(parts.filter(Boolean))].join('\n');
  const row = (label: string, name: string, education: string, school: string): Band =>
    formRow(
      [
        { label, width: 20 },
        { name, text: education, width: 33 },
        { label: '毕业院校\n系及专业', width: 22 },
        { name: `${name}School`, text: school, width: formWidth - 17 - 75, align: 'left' },
      ],
      13,
    );
  const fullTime = row(
    '全日制\n教　育',
    'fullTime',
    text(values.QuanRiZhiJiaoYu_XueLi, values.QuanRiZhiJiaoYu_XueWei),
    text(values.QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi, values.QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi),
  );
  const onJob = row(
    '在　职\n教　育',
    'onJob',
    text(values.ZaiZhiJiaoYu_XueLi, values.ZaiZhiJiaoYu_XueWei),
    text(values.ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi, values.ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi),
  );
  return stackRows('学历\n学位', 17, [fullTime, onJob]);
}

function serviceRows(person: PaperPerson): Band[] {
  const text = (key: Parameters<typeof fieldText>[1]): string => fieldText(person, key);
  const [label, value] = [26, 29];
  return [
    formRow(
      [
        { label: '工作单位\n及职务', width: label },
        {
          name: 'currentPost',
          text: text('currentPost'),
          width: formWidth - 2 * label - value,
          align: 'left',
        },
        { label: '任现职时间', width: label },
        { name: 'currentPostSince', text: text('currentPostSince'), width: value },
      ],
      13,
    ),
    formRow([
      { label: '现职务层次', width: label },
      { name: 'postTier', text: text('postTier'), width: value },
      { label: '现 职 级', width: label },
      { name: 'rank', text: text('rank'), width: value },
      { label: '任现职级\n时　　间', width: label },
      { name: 'rankSince', text: text('rankSince'), width: value },
    ]),
  ];
}

/** What the register has no fields for yet: boxes to tick and to write in. */
function reserveRows(): Band[] {
  const [label, value] = [26, 56.5];
  return [
    formRow([
      { label: '后备类别', width: label },
      { name: 'reserveKind', text: '□ 正职　□ 副职', width: value },
      { label: '成熟程度', width: label },
      { name: 'reserveTerm', text: '□ 近期可提拔　□ 中长期', width: value },
    ]),
    formRow([
      { label: '培养方向', width: label },
      { name: 'reserveDirection', width: value },
      { label: '列入时间', width: label },
      { name: 'reserveSince', text: '　　　年　　月', width: value },
    ]),
  ];
}

function findings({ content }: PaperPerson): FitFinding[] {
  const length = content.children.resume.reduce((sum, row) => sum + (row.content ?? '').length, 0);
  if (length <= customaryLength) return [];
  return [
    {
      level: 'hint',
      box: '简历',
      field: 'children.resume',
      message: `后备干部登记表的简历一般不超过 ${customaryLength} 字，现有 ${length} 字，可酌情精简`,
    },
  ];
}

/** 后备干部登记表: no national form exists; the customary content on the two sides of a sheet, more where the texts are long. */
export const layoutReserveForm: LayoutPart = (person, _options, today) => {
  const form = formOfPerson(person, { generation: 3, today });
  const box = (
    label: readonly string[],
    name: string,
    text: string,
    least: number,
    stretchTo: number,
  ): Band => textBand(label, name, setText(text, bodyStyle, sideTextWidth), { least, stretchTo });
  const { JiangChengQingKuang, NianDuKaoHeJieGuo } = form.values;
  const head = {
    title: '后备干部登记表',
    under: `单位：${person.organization}`,
    name: person.content.fields.name,
  };
  const items = [
    identityBand(person, today, [
      { label: '专业技\n术职务', width: identityWidths.label },
      { name: 'technicalTitle', text: fieldText(person, 'technicalTitle'), width: identityWidths.one },
      { label: '专长', width: identityWidths.label },
      {
        name: 'speciality',
        text: fieldText(person, 'speciality'),
        width: identityWidths.rest + identityWidths.label,
      },
    ]),
    educationBand(form),
    ...serviceRows(person),
    ...reserveRows(),
    resumeBand(person, ['简', '', '', '历'], {
      least: 60,
      stretchTo: 200,
    }),
    { ...box(['奖惩', '情况'], 'rewards', JiangChengQingKuang, 16, 22), breakBefore: true },
    box(['年度', '考核', '结果'], 'appraisals', NianDuKaoHeJieGuo, 17, 20),
    box(['主要', '特点', '和', '不足'], 'character', '', 34, 46),
    box(['培养', '锻炼', '措施'], 'measures', '', 24, 32),
    ...familyTableBands(person),
    opinionBand({ label: ['推荐', '单位', '意见'], name: 'recommending', least: 27, stretchTo: 40 }),
    opinionBand({ label: ['组织', '部门', '考察', '意见'], name: 'inspecting', least: 27, stretchTo: 40 }),
    bound(opinionBand({ label: ['审批', '机关', '意见'], name: 'approving', least: 27, stretchTo: 40 })),
    footGroup(foot),
  ];
  return {
    sheets: formSheets(head, items),
    findings: findings(person),
  };
};
