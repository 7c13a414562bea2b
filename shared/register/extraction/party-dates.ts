import { formatDate } from '#shared/lib/dates';
import { formatPartyStored, parsePartyDate } from '#shared/lib/party-date';
import type { Values } from '../import/person-columns';

/** Members and probationary members (GB/T 4762). */
const MEMBERS: ReadonlySet<unknown> = new Set(['01', '02']);

/**
 * The table gives 入党时间 twice: as the text of the approval form (入党文字) and as a date that may know the day. They become
 * the register's one field; where they contradict each other the text counts.
 * @param fields of a draft; `partyMemberSince` is taken out
 */
export function joinPartyDates(fields: Values): Values {
  const { partyMemberSince: since, ...rest } = fields;
  if (typeof since !== 'string') return rest;
  const text = rest['partyJoined'];
  if (text === undefined || text === null)
    return MEMBERS.has(rest['politicalStatus'] ?? '01') ? { ...rest, partyJoined: formatDate(since) } : rest;
  const party = parsePartyDate(String(text));
  if (!party.ok || party.value.joined === null || !since.startsWith(party.value.joined)) return rest;
  const [first = '', ...others] = formatPartyStored({ ...party.value, joined: since }).split('；');
  return { ...rest, partyJoined: [first === '' ? '' : formatDate(since), ...others].join('；') };
}
