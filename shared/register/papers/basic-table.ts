import type { Band } from '#shared/lib/paper/bands';
import { setText } from '#shared/lib/paper/set-text';
import {
  bodyStyle,
  bound,
  footGroup,
  formRow,
  formSheets,
  formWidth,
  opinionBand,
  sideTextWidth,
  textBand,
} from './form-kit';
import { identityBand, identityWidths, thirdsRow } from './identity-rows';
import type { LayoutPart, PaperPerson } from './paper-person';
import { fieldText } from './person-texts';
import { familyTableBands, rewardTables, serviceTables } from './record-tables';
import { resumeBand } from './resume-text';

/** Left for ink at the foot of a form. */
const foot = '填表人：　　　　　　　审核人：　　　　　　　填表时间：　　　　年　　月　　日';

function identityRows(person: PaperPerson, today: string): Band[] {
  const text = (key: Parameters<typeof fieldText>[1]): string => fieldText(person, key);
  const { label, one, rest } = identityWidths;
  const contact = formWidth / 6;
  return [
    identityBand(person, today, [
      { label: '政治\n面貌', width: label },
      { name: 'politicalStatus', text: text('politicalStatus'), width: one },
      { label: '身份\n证号', width: label },
      { name: 'idNumber', text: text('idNumber'), width: rest + label },
    ]),
    formRow([
      { label: '户籍地', width: contact },
      { name: 'household', text: text('household'), width: contact * 3, align: 'left' },
      { label: '联系电话', width: contact },
      { name: 'phone', text: text('phone'), width: contact },
    ]),
    formRow([
      { label: '居住地', width: contact },
      { name: 'residence', text: text('residence'), width: contact * 5, align: 'left' },
    ]),
  ];
}

function serviceRows(person: PaperPerson): Band[] {
  const text = (key: Parameters<typeof fieldText>[1]): string => fieldText(person, key);
  const third = formWidth / 6;
  return [
    formRow(
      [
        { label: '工作单位\n及职务', width: third },
        { name: 'currentPost', text: text('currentPost'), width: third * 3, align: 'left' },
        { label: '任现职时间', width: third },
        { name: 'currentPostSince', text: text('currentPostSince'), width: third },
      ],
      13,
    ),
    thirdsRow([
      ['现职务层次', 'postTier', text('postTier')],
      ['任现职务\n层次时间', 'postTierSince', text('postTierSince')],
      ['编制类型', 'staffing', text('staffing')],
    ]),
    thirdsRow([
      ['现职级', 'rank', text('rank')],
      ['任现职级\n时间', 'rankSince', text('rankSince')],
      ['人员类别', 'personnelCategory', text('personnelCategory')],
    ]),
    formRow([
      { label: '公务员\n登记时间', width: third },
      { name: 'civilServantRegistered', text: text('civilServantRegistered'), width: third },
      { label: '专业技术\n职　　务', width: third },
      { name: 'technicalTitle', text: text('technicalTitle'), width: third * 3, align: 'left' },
    ]),
    formRow([
      { label: '熟悉专业\n有何专长', width: third },
      { name: 'speciality', text: text('speciality'), width: third * 5, align: 'left' },
    ]),
  ];
}

/** 干部基本情况登记表: everything the register holds in the order of the civil servants' registration form. */
export const layoutBasicTable: LayoutPart = (person, _options, today) => {
  const remark = setText('', bodyStyle, sideTextWidth);
  const head = {
    title: '干部基本情况登记表',
    under: `单位：${person.organization}`,
    name: person.content.fields.name,
  };
  const items = [
    ...identityRows(person, today),
    ...serviceRows(person),
    ...serviceTables(person),
    resumeBand(person, ['简', '', '历'], {
      least: 40,
      stretchTo: 120,
    }),
    ...rewardTables(person),
    ...familyTableBands(person),
    opinionBand({ label: ['呈报', '单位', '意见'], name: 'reportingOpinion', least: 26, stretchTo: 90 }),
    // The line for who filled the form in never stands alone.
    bound(
      opinionBand({ label: ['审批', '机关', '意见'], name: 'approvingOpinion', least: 26, stretchTo: 90 }),
    ),
    bound(textBand(['备', '注'], 'remark', remark, { least: 12, stretchTo: 24 })),
    footGroup(foot),
  ];
  return {
    sheets: formSheets(head, items),
    findings: [],
  };
};
