import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Condition } from '#shared/register/list/condition';
import { anyCondition } from '../../archive/register/arbitraries.ts';
import {
  conditionOf,
  draftOf,
  incompleteTests,
  newGroup,
  newTest,
  rowsOfSet,
  testOfField,
  withSuggestion,
} from '../../../renderer/register/list/condition-draft.ts';

const women: Condition = { type: 'test', field: 'gender', operator: 'in', values: ['2'] };
const young: Condition = { type: 'test', field: 'age', operator: 'atMost', values: [35] };

/** Groups of one are the same as what stands in them; so is `not any of one`. */
function plain(condition: Condition): Condition {
  switch (condition.type) {
    case 'test':
      return condition;
    case 'some':
      return { ...condition, part: plain(condition.part) };
    case 'not': {
      const part = plain(condition.part);
      return { type: 'not', part };
    }
    default: {
      const parts = condition.parts.map(plain);
      const [only] = parts;
      return parts.length === 1 && only ? only : { type: condition.type, parts };
    }
  }
}

it('a condition that is opened for editing and applied again says the same', () => {
  fc.assert(
    fc.property(anyCondition([1, 2]), (condition) => {
      const draft = draftOf(condition);
      expect(incompleteTests(draft).size).toBe(0);
      const again = conditionOf(draft);
      // An empty group says "everybody" or "nobody"; the outermost one then says nothing at all.
      if (draft.items.length > 0 && again) expect(plain(again)).toEqual(plain(condition));
    }),
    { numRuns: 1000 },
  );
});

it('rows that lack a field or a value are known, also inside groups and sets', () => {
  const test = newTest();
  const chosen = testOfField(newTest(), null, 'gender');
  const flag = testOfField(newTest(), null, 'partyMember');
  const rows = rowsOfSet(99, 'trainings');
  const draft = newGroup('all', [test, chosen, flag, rows, newGroup('any', [newTest()])]);
  expect(incompleteTests(draft).size).toBe(4);
  expect(incompleteTests(draft).has(flag.key)).toBe(false);
});

it('a suggestion takes the place of an empty row and narrows what is there', () => {
  expect(conditionOf(withSuggestion(draftOf(null), women))).toEqual(women);
  const both = withSuggestion(withSuggestion(draftOf(null), women), young);
  expect(conditionOf(both)).toEqual({ type: 'and', parts: [women, young] });
  const either: Condition = { type: 'or', parts: [women, young] };
  expect(conditionOf(withSuggestion(draftOf(either), women))).toEqual({
    type: 'and',
    parts: [either, women],
  });
});
