import type { Condition, Test, Window } from './conditions.ts';
import { operatorOf } from './operators.ts';
import { isCondition, nodesOf, type RuleTree } from './tree.ts';

/** What a condition still lacks before it can be asked, in words beside it; null when it is whole. */
export function lacking(condition: Condition): string | null {
  switch (condition.kind) {
    case 'property':
    case 'trait':
      return testLacks(condition.is);
    case 'event':
      return (
        testLacks(condition.is) ??
        windowLacks(condition.window) ??
        (condition.measure === 'distinct' && !condition.of
          ? 'Choose the property whose different values count.'
          : null) ??
        condition.where
          .map((w) => (w.field === '' ? 'Choose a property.' : testLacks(w.is)))
          .find((lack) => lack !== null) ??
        null
      );
    case 'product':
      return testLacks(condition.is) ?? windowLacks(condition.window);
    case 'consent':
      return condition.at ? testLacks(condition.at) : null;
    case 'location':
      return locationLacks(condition);
    case 'segment':
      return condition.segmentId > 0 ? null : 'Choose a segment.';
    case 'everyone':
    case 'known':
      return null;
  }
}

function locationLacks({ kind: _kind, within, ...parts }: Extract<Condition, { kind: 'location' }>): string | null {
  const lists = Object.values(parts);
  if (lists.length === 0 && !within) return 'Choose a place.';
  return lists.some((values) => values.length === 0) ? 'Choose at least one place.' : null;
}

function testLacks(test: Test): string | null {
  const missing = (value: unknown): boolean =>
    value === undefined || value === '' || (typeof value === 'number' && Number.isNaN(value));
  switch (operatorOf(test.op).operand) {
    case 'none':
      return null;
    case 'value':
      return missing(test.value) ? 'Enter a value.' : null;
    case 'values':
      return (test.values?.length ?? 0) === 0 ? 'Choose at least one value.' : null;
    case 'range':
      return missing(test.from) || missing(test.to) ? 'Enter both ends.' : null;
    case 'date':
      return missing(test.date) ? 'Choose a day.' : null;
    case 'dates':
      return missing(test.from) || missing(test.to) ? 'Choose both days.' : null;
    case 'duration':
      return missing(test.amount) ? 'Enter how long.' : null;
    case 'durations':
      return missing(test.from) || missing(test.to) ? 'Enter both ends.' : null;
    case 'days':
      return missing(test.days) ? 'Enter how many days.' : null;
  }
}

function windowLacks(window: Window): string | null {
  switch (window.type) {
    case 'ever':
      return null;
    case 'last':
      return window.amount ? null : 'Enter how long.';
    case 'between':
      if (!window.from || !window.to) return 'Enter both ends.';
      return Number(window.from) < Number(window.to) ? null : 'The nearer end comes first: between 30 and 60 days ago.';
    case 'before':
    case 'after':
      return window.date ? null : 'Choose a day.';
    case 'dates':
      return window.from && window.to ? null : 'Choose both days.';
  }
}

/** Every condition is whole and there is at least one. */
export function isComplete({ root }: RuleTree): boolean {
  const conditions = [...nodesOf(root)].filter((node) => !('op' in node));
  return conditions.length > 0 && conditions.every((node) => !isCondition(node) || lacking(node.condition) === null);
}
