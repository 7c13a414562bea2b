import { demoProblems, type DemoProblem, type Sparse } from './model';
import { dotted, monthOf, monthText, yearOf } from './months';
import type { PersonDraft } from './person';

/** One in so many people is given the next problem in turn. */
const spacing = 131;

type Spoil = (person: PersonDraft, lastYear: number) => boolean;

function change(rows: Sparse[] | undefined, index: number, fields: Sparse): void {
  const row = rows?.[index];
  if (rows && row) rows[index] = { ...row, ...fields };
}

function idOf(person: PersonDraft): string {
  return String(person.fields['idNumber']);
}

/** Each makes exactly one thing wrong, or says that it cannot with this person. */
const spoils: Readonly<Record<DemoProblem, Spoil>> = {
  idSexMismatch(person) {
    person.fields['gender'] = person.fields['gender'] === '1' ? '2' : '1';
    return true;
  },
  idBirthMismatch(person) {
    person.fields['birthDate'] = monthText(person.birth - 12);
    return true;
  },
  idCheckDigit(person) {
    const id = idOf(person);
    person.fields['idNumber'] = id.slice(0, 17) + (id.endsWith('5') ? '6' : '5');
    return true;
  },
  resumeGap(person) {
    const rows = person.children['resume'];
    const start = String(rows?.[1]?.['started'] ?? '');
    if (!rows || rows.length < 3 || monthOf(start) - monthOf(String(rows[0]?.['started'])) < 12) return false;
    change(rows, 0, { ended: monthText(monthOf(start) - 6) });
    return true;
  },
  partyBefore18(person) {
    if (person.fields['politicalStatus'] !== '01') return false;
    person.fields['partyJoined'] = dotted(person.birth + 17 * 12);
    return true;
  },
  workBefore16(person) {
    const rows = person.children['resume'];
    const farm =
      rows?.[0]?.['content'] === '在家务农' && monthText(person.workStarted) === rows[0]['started'];
    if (!farm) return false;
    const early = monthText(person.birth + 15 * 12);
    person.fields['workStarted'] = early;
    change(rows, 0, { started: early });
    return true;
  },
  noLastAppraisal(person, lastYear) {
    const rows = person.children['appraisals'] ?? [];
    if (rows.length < 3 || rows[2]?.['year'] !== String(lastYear)) return false;
    rows.pop();
    return true;
  },
  educationOrder(person) {
    const rows = person.children['educations'];
    if (!rows?.[0]?.['school']) return false;
    change(rows, 0, {
      ended: monthText(monthOf(String(rows[0]['started'])) - 2),
      degreeGranted: null,
      degree: null,
    });
    return true;
  },
  familyPartyMinor(person, lastYear) {
    const rows = person.children['family'];
    const index =
      rows?.findIndex(
        ({ relation, birthDate }) =>
          /儿子|女儿|^[长次][子女]$/.test(String(relation)) &&
          Number(String(birthDate).slice(0, 4)) > lastYear - 15,
      ) ?? -1;
    if (index < 0) return false;
    change(rows, index, { politicalStatus: '中共党员' });
    return true;
  },
  appointmentBeforeWork(person) {
    const rows = person.children['appointments'];
    const last = (rows?.length ?? 0) - 1;
    if (last < 1 || rows?.[last]?.['state'] !== '0') return false;
    change(rows, last, { started: monthText(person.workStarted - 24) });
    return true;
  },
};

/** Spoils one person in `spacing`, each time with the next problem that fits. */
export function createSpoiler(today: number): (person: PersonDraft) => void {
  const lastYear = yearOf(today) - 1;
  let seen = 0;
  let next = 0;
  let due = 0;
  return (person) => {
    seen += 1;
    if (seen % spacing === spacing - 1) due += 1;
    if (due === 0) return;
    const problem = demoProblems[next % demoProblems.length];
    if (!problem || !spoils[problem](person, lastYear)) return;
    person.problem = problem;
    next += 1;
    due -= 1;
  };
}
