import { rosterColumns, signatureLine } from '#shared/register/exchange/roster';
import type { PrintedRoster } from '#shared/register/exchange/roster-request';
import { invoke } from '../app/bridge';
import type { LineSource, PaperFrame } from './paper';

/** The lines of a taken roster. */
export function rosterSource({ token, lines }: Pick<PrintedRoster, 'token' | 'lines'>): LineSource {
  return { count: lines, read: (from, to) => invoke('roster.lines', { token, from, to }) };
}

/** Heading, columns and signature line of a roster. */
export function rosterFrame(
  roster: Pick<PrintedRoster, 'title' | 'caption' | 'paper' | 'layout' | 'columns'>,
): PaperFrame {
  const { title, caption, paper } = roster;
  return { title, caption, paper, columns: rosterColumns(roster), footer: signatureLine };
}
