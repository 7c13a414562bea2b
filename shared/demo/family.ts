import type { Sparse } from './model';
import { monthText, type Month } from './months';
import { nameWith, surnameOf } from './names';
import type { Random } from './random';

export interface FamilyPlan {
  readonly random: Random;
  readonly surname: string;
  readonly sex: '1' | '2';
  readonly birth: Month;
  readonly today: Month;
  readonly rural: boolean;
}

const ruralWork = ['在家务农', '在外务工', '示范县务农', '个体经营户'];
const townWork = [
  '示范县第一中学教师',
  '示范县人民医院医生',
  '示范县农村商业银行职员',
  '示范县供销合作社职工',
  '个体经营户',
  '自由职业',
];

interface Relative {
  readonly relation: string;
  readonly name: string;
  readonly birth: Month;
  readonly work: string;
}

function row({ random, today }: FamilyPlan, relative: Relative): Sparse {
  const age = Math.floor((today - relative.birth) / 12);
  const party =
    age < 18 ? null : age < 24 && random.chance(0.6) ? '共青团员' : random.chance(0.3) ? '中共党员' : '群众';
  return {
    relation: relative.relation,
    name: relative.name,
    birthDate: monthText(relative.birth),
    politicalStatus: party,
    work: relative.work,
  };
}

function parents(plan: FamilyPlan): Sparse[] {
  const { random, surname, birth, today, rural } = plan;
  return (['1', '2'] as const).map((sex) => {
    const born = birth - random.int(22 * 12, 32 * 12);
    const age = (today - born) / 12;
    const gone = age > 68 && random.chance((age - 66) / 45);
    const name = nameWith(sex === '1' ? surname : surnameOf(random), random, sex, Math.floor(born / 12));
    const work = gone ? '已去世' : age > 60 && !rural ? '退休' : random.pick(ruralWork);
    return row(plan, { relation: sex === '1' ? '父亲' : '母亲', name, birth: born, work });
  });
}

function childWork(random: Random, age: number): string {
  if (age < 6) return '学龄前儿童';
  if (age < 19) return '示范县学校学生';
  return age < 23 ? '在校大学生' : random.pick(townWork);
}

function children(plan: FamilyPlan, fatherSurname: string): Sparse[] {
  const { random, birth, today } = plan;
  const first = birth + random.int(23 * 12, 31 * 12);
  const count = random.weighted([
    [1, 6],
    [2, 4],
    [0, 1],
  ]);
  const rows: Sparse[] = [];
  for (let index = 0; index < count; index += 1) {
    const born = first + index * random.int(20, 60);
    if (born >= today) break;
    const sex = random.chance(0.52) ? '1' : '2';
    const name = nameWith(fatherSurname, random, sex, Math.floor(born / 12));
    const work = childWork(random, Math.floor((today - born) / 12));
    rows.push(row(plan, { relation: sex === '1' ? '儿子' : '女儿', name, birth: born, work }));
  }
  return ranked(rows);
}

/** Several sons or daughters are told apart by their order (长子, 次女), as the form asks. */
function ranked(rows: readonly Sparse[]): Sparse[] {
  return rows.map((child, index) => {
    const { relation } = child;
    if (rows.filter((other) => other.relation === relation).length < 2) return child;
    const first = rows.findIndex((other) => other.relation === relation) === index;
    return { ...child, relation: `${first ? '长' : '次'}${relation === '儿子' ? '子' : '女'}` };
  });
}

/** Spouse, children and parents in the order of the approval form: two to six rows. */
export function makeFamily(plan: FamilyPlan): Sparse[] {
  const { random, sex, birth, today, rural } = plan;
  const age = (today - birth) / 12;
  if (age < 24 || !random.chance(Math.min(0.96, (age - 22) / 8))) return parents(plan);
  const born = birth + random.int(-36, 36);
  const other = sex === '1' ? '2' : '1';
  const surname = surnameOf(random);
  const spouse = row(plan, {
    relation: sex === '1' ? '妻子' : '丈夫',
    name: nameWith(surname, random, other, Math.floor(born / 12)),
    birth: born,
    work: random.pick(rural ? ruralWork : townWork),
  });
  return [spouse, ...children(plan, sex === '1' ? plan.surname : surname), ...parents(plan)];
}
