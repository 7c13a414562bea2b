import { formatDateInWords } from '#shared/lib/dates';
import { innerWidth } from '#shared/lib/paper/boxes';
import { flow, type FlowItem, type FlowPage } from '#shared/lib/paper/flow';
import { linesHeight, setText } from '#shared/lib/paper/set-text';
import type { TextStyle } from '#shared/lib/paper/sheet';
import { parsePartyDate } from '#shared/lib/party-date';
import { composedFields } from '../approval-form/composed';
import type { LayoutPart, PaperPerson } from './paper-person';
import { fieldText } from './person-texts';
import { setResume } from './resume-text';

const page: FlowPage = { width: 210, height: 297, margin: { top: 32, right: 24.95, bottom: 30, left: 27 } };
const width = innerWidth(page);
const body: TextStyle = { font: '仿宋', size: 16, leading: 28, align: 'left' };
const title: TextStyle = { font: '小标宋', size: 22, leading: 32, align: 'center' };

function partyWords(text: string | null): string[] {
  const read = parsePartyDate(text ?? '');
  if (!text || !read.ok) return [];
  const { joined, parties, nonPartisan } = read.value;
  return [
    ...(joined === null ? [] : [`${formatDateInWords(joined.slice(0, 7))}加入中国共产党`]),
    ...parties.map((party) => `${party}成员`),
    ...(nonPartisan ? ['无党派人士'] : []),
  ];
}

/** Who the person is, in one sentence as such documents begin. */
function introduction(person: PaperPerson): string {
  const { fields } = person.content;
  const text = (key: Parameters<typeof fieldText>[1]): string => fieldText(person, key);
  const month = (date: string | null, words: string): string[] =>
    date ? [`${formatDateInWords(date.slice(0, 7))}${words}`] : [];
  const education = person.derived.fullTimeEducation ?? person.derived.onJobEducation;
  const parts = [
    fields.name ?? '',
    text('gender'),
    text('ethnicity'),
    ...month(fields.birthDate, '出生'),
    ...(fields.nativePlace ? [`${fields.nativePlace}人`] : []),
    ...month(fields.workStarted, '参加工作'),
    ...partyWords(composedFields(person.content).partyJoined),
    ...(education ? [`${education.replace(' ', '学历、').replace(/^([^、]*)$/, '$1学历')}`] : []),
    ...(fields.currentPost ? [`现任${fields.currentPost}`] : []),
  ];
  return `${parts.filter(Boolean).join('，')}。`;
}

/** A resume alone: who it is of in one sentence, then its lines with the texts hanging behind the dates. */
export const layoutResume: LayoutPart = (person) => {
  const heading = setText(`${person.content.fields.name ?? ''}同志简历`, title, width);
  const height = linesHeight(title, heading.lines.length + 0.75);
  const items: FlowItem[] = [
    { kind: 'group', blocks: [{ kind: 'text', name: 'title', text: heading, height }], keepWithNext: true },
    {
      kind: 'text',
      name: 'introduction',
      text: setText(introduction(person), body, width, { first: 2 }),
      after: 4,
    },
    { kind: 'text', name: 'resume', text: setResume(person, body, width) },
  ];
  return { sheets: flow(items, page), findings: [] };
};
