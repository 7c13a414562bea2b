import type { Band } from '#shared/lib/paper/bands';
import { setText } from '#shared/lib/paper/set-text';
import {
  blankDate,
  bodyStyle,
  formRow,
  formSheets,
  formWidth,
  opinionBand,
  sideTextWidth,
  textBand,
  yearLine,
  type FormBox,
} from './form-kit';
import type { LayoutPart, PaperOptions, PaperPerson } from './paper-person';
import { fieldText, printedName, resultText } from './person-texts';

/** The year of the form: the one asked for, else the latest on record, else the year before today's. */
function yearOf({ content }: PaperPerson, { appraisalYear }: PaperOptions, today: string): string {
  const recorded = content.children.appraisals.map(({ year }) => year ?? '').sort();
  return appraisalYear === null
    ? recorded.at(-1) || String(Number(today.slice(0, 4)) - 1)
    : String(appraisalYear);
}

function headRows(person: PaperPerson): Band[] {
  const text = (key: Parameters<typeof fieldText>[1]): string => fieldText(person, key);
  const [label, value] = [25, 30];
  const pair = (words: string, name: string, of: string): FormBox[] => [
    { label: words, width: label },
    { name, text: of, width: value },
  ];
  const wide = (words: string, name: string, of: string): Band =>
    formRow(
      [
        { label: words, width: label },
        { name, text: of, width: formWidth - label, align: 'left' },
      ],
      13,
    );
  return [
    formRow(
      [
        ...pair('姓　名', 'name', printedName(person)),
        ...pair('性　别', 'gender', text('gender')),
        ...pair('出生年月', 'birthDate', text('birthDate')),
      ],
      11,
    ),
    formRow(
      [
        ...pair('民　族', 'ethnicity', text('ethnicity')),
        ...pair('政治面貌', 'politicalStatus', text('politicalStatus')),
        ...pair('任现职时间', 'currentPostSince', text('currentPostSince')),
      ],
      11,
    ),
    wide(
      '单位及职务\n职　　　级',
      'currentPost',
      [text('currentPost'), text('rank')].filter(Boolean).join('，'),
    ),
    wide('从事或分管\n工　　　作', 'duties', ''),
  ];
}

/** 年度考核登记表: the summary and the opinions are written by hand; a recorded result stands in its box. */
export const layoutAnnualAppraisal: LayoutPart = (person, options, today) => {
  const year = yearOf(person, options, today);
  const recorded = person.content.children.appraisals.find((row) => row.year === year);
  // 不定等次 and 不进行考核 are explained in a box of their own.
  const without = /^[56]/.test(recorded?.result ?? '');
  const said = recorded
    ? [`${year}年度考核结果：${resultText(recorded)}。`, recorded.remark ?? ''].join('')
    : '';
  const hand = (signer: string): readonly string[] => [`${signer}：　　　　　　　　`, blankDate];
  const head = { title: '年度考核登记表', name: person.content.fields.name };
  const items = [
    { kind: 'group' as const, keepWithNext: true, blocks: [yearLine(year)] },
    ...headRows(person),
    textBand(['个', '人', '总', '结'], 'summary', setText('', bodyStyle, sideTextWidth), {
      least: 100,
      stretchTo: 220,
    }),
    {
      ...opinionBand({
        label: ['主管', '领导', '评语', '和考', '核等', '次建', '议'],
        name: 'superior',
        sign: hand('签　名'),
        least: 55,
        stretchTo: 80,
      }),
      breakBefore: true,
    },
    opinionBand({
      label: ['机关', '负责', '人或', '考核', '委员', '会意', '见'],
      name: 'committee',
      text: without ? '' : said,
      sign: ['（盖章或签名）', blankDate],
      least: 50,
      stretchTo: 70,
    }),
    opinionBand({ label: ['本人', '意见'], name: 'own', sign: hand('签　名'), least: 35, stretchTo: 50 }),
    opinionBand({
      label: ['未确', '定等', '次或', '不参', '加考', '核情', '况说', '明'],
      name: 'withoutResult',
      text: without ? said : '',
      sign: ['（盖章或签名）', blankDate],
      least: 45,
      stretchTo: 60,
    }),
  ];
  return {
    sheets: formSheets(head, items),
    findings: [],
  };
};
