import { describe, expect, it } from 'vitest';
import { codeTable } from '#shared/lib/code-tables';
import { checkPerson } from '#shared/register/checks/check';
import { ruleRegistry } from '#shared/register/checks/registry';
import { add, change, clear, set, type Case } from './cases/case';
import { historyCases } from './cases/history';
import { identityCases, required } from './cases/identity';
import { serviceCases } from './cases/service';
import { context, emptyPerson, inVillage, row, soundPerson } from './sound';

const cases: readonly Case[] = [...identityCases, ...serviceCases, ...historyCases];

const named = cases.map(([rule, damage, message, fields, where]) => ({
  rule,
  damage,
  message,
  fields,
  where,
}));

describe('rules about one person', () => {
  it('find nothing in a sound record', () => {
    expect(checkPerson(soundPerson(), context)).toEqual([]);
  });

  it.each(named)('$rule', ({ rule, damage, message, fields, where }) => {
    const person = soundPerson();
    damage(person);
    const found = checkPerson(person, { ...context, ...where }).filter((finding) => finding.rule === rule);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(message);
    expect(found[0]?.fields).toEqual(fields);
    const declared = ruleRegistry.find(({ id }) => id === rule);
    expect(found[0]).toMatchObject({ level: declared?.level, source: declared?.source });
  });

  it('are each worked by hand above', () => {
    const worked = new Set(cases.map(([rule]) => rule));
    const open = ruleRegistry.filter(
      ({ id }) => !/^(cross|batch|organization|form)\./.test(id) && !worked.has(id),
    );
    expect(open.map(({ id }) => id)).toEqual([]);
  });
});

describe('who is asked what', () => {
  it('an empty new person lacks every required field and nothing else at the level of an error', () => {
    const errors = checkPerson(emptyPerson(), context).filter(({ level }) => level === 'error');
    const ids = errors.map(({ rule }) => rule);
    expect(ids).toEqual([
      ...ids.filter((id) => id.startsWith('required.')),
      'resume.empty',
      'appraisal.summary',
    ]);
    expect(ids).toHaveLength(required.length + 2);
  });

  it('a village cadre is not asked what belongs to civil servants', () => {
    const ids = checkPerson(emptyPerson(), inVillage).map(({ rule }) => rule);
    expect(ids).not.toContain('required.personnelCategory');
    expect(ids).not.toContain('required.workStarted');
    expect(ids).not.toContain('resume.empty');
    expect(ids).toContain('required.name');
  });

  it('a first secretary with a category in a village is asked like any official', () => {
    const person = emptyPerson();
    person.fields.personnelCategory = '1';
    expect(checkPerson(person, inVillage).map(({ rule }) => rule)).toContain('required.workStarted');
  });

  it('a retired person is not warned of age and appraisals', () => {
    const person = soundPerson();
    set({ birthDate: '1950-01', idNumber: null, managementStatus: '2' })(person);
    clear('appraisals')(person);
    const ids = checkPerson(person, context).map(({ rule }) => rule);
    expect(ids).not.toContain('identity.ageOver');
    expect(ids).not.toContain('appraisal.lastYear');
    expect(ids).not.toContain('management.retirementPassed');
  });

  it('a birth month that was recognized may differ from the ID number', () => {
    const person = soundPerson();
    set({ birthDate: '1985-05' })(person);
    expect(checkPerson(person, context).map(({ rule }) => rule)).toContain('identity.idNumberBirth');
    add('verifications', { item: 'age', recognized: '1985年5月', evidence: '入团志愿书' })(person);
    expect(checkPerson(person, context).map(({ rule }) => rule)).not.toContain('identity.idNumberBirth');
  });

  it('a place of a municipality may be short, codes of headings are known', () => {
    const person = soundPerson();
    set({ nativePlace: '北京', birthPlace: '重庆' })(person);
    change('educations', 0, { level: '20' })(person);
    expect(codeTable('ZB64').find(({ code }) => code === '20')?.head).toBe(true);
    expect(checkPerson(person, context)).toEqual([]);
  });

  it('seats in superior bodies may stand behind the dated lines', () => {
    const person = soundPerson();
    add('resume', { content: '县第十三届人大代表' })(person);
    expect(checkPerson(person, context)).toEqual([]);
  });

  it('before the due month the results of last year are not yet asked for', () => {
    const person = soundPerson();
    person.children.appraisals.splice(1);
    person.children.appraisals.push(row('appraisals', { year: '2022', result: '2' }));
    expect(checkPerson(person, { ...context, today: '2025-03-31' })).toEqual([]);
    expect(checkPerson(person, { ...context, today: '2025-04-01' }).map(({ rule }) => rule)).toEqual([
      'appraisal.lastYear',
    ]);
  });
});
