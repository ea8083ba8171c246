import type { Condition, MeasureSpec, Test, TimelessSpec, Where, Window } from './conditions.ts';
import { operatorOf } from './operators.ts';
import { isCondition, nodesOf, type RuleTree } from './tree.ts';

/** What a condition still lacks before it can be asked, in words beside it; null when it is whole. */
export function lacking(condition: Condition): string | null {
  switch (condition.kind) {
    case 'property':
    case 'trait':
      return testLacks(condition.is);
    case 'figure':
      return condition.key === '' ? 'Say which one.' : testLacks(condition.is);
    case 'rank':
      if (measureLacks(condition.by)) return measureLacks(condition.by);
      if (typeof condition.among === 'object' && condition.among.segmentId === 0) return 'Choose a segment.';
      return condition.from < condition.to ? null : 'The first place comes before the last.';
    case 'ratio':
      return measureLacks(condition.of) ?? measureLacks(condition.to) ?? testLacks(condition.is);
    case 'change':
      return measureLacks(condition.of) ?? windowLacks(condition.window) ?? windowLacks(condition.against);
    case 'sample':
      if (condition.salt === '') return 'Give the sample a name.';
      return condition.from < condition.to ? null : 'The first percentage is smaller than the second.';
    case 'funnel':
      return (
        windowLacks(condition.window) ??
        condition.steps.map((step) => whereLacks(step.where)).find((lack) => lack !== null) ??
        null
      );
    case 'recurrence':
      return (
        testLacks(condition.is) ??
        windowLacks(condition.window) ??
        (condition.of.kind === 'event' ? whereLacks(condition.of.where) : null)
      );
    case 'event':
      return (
        testLacks(condition.is) ??
        windowLacks(condition.window) ??
        (condition.measure === 'distinct' && !condition.of
          ? 'Choose the property whose different values count.'
          : null) ??
        whereLacks(condition.where)
      );
    case 'product':
      return testLacks(condition.is) ?? windowLacks(condition.window);
    case 'consent':
      return condition.at ? testLacks(condition.at) : null;
    case 'location':
      return locationLacks(condition);
    case 'segment':
      return condition.segmentId > 0 ? null : 'Choose a segment.';
    case 'cohort':
      return cohortLacks(condition);
    case 'everyone':
    case 'known':
      return null;
  }
}

function cohortLacks({ by, value, from, to }: Extract<Condition, { kind: 'cohort' }>): string | null {
  if (by === 'month' && value === '') return 'Choose a month.';
  if (from === '' || to === '') return 'Choose the month.';
  return from !== undefined && to !== undefined && from > to ? 'The first month comes before the last.' : null;
}

const whereLacks = (where: readonly Where[]): string | null =>
  where.map((w) => (w.field === '' ? 'Choose a property.' : testLacks(w.is))).find((lack) => lack !== null) ?? null;

function measureLacks(spec: MeasureSpec | TimelessSpec): string | null {
  if (spec.kind === 'figure') return spec.key === '' ? 'Say which one.' : null;
  if (spec.kind === 'trait') return null;
  const lack = 'window' in spec ? windowLacks(spec.window) : null;
  if (lack !== null || spec.kind === 'product') return lack;
  if (spec.measure === 'distinct' && !spec.of) return 'Choose the property whose different values count.';
  return whereLacks(spec.where);
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
    case 'period':
      return null;
    case 'months':
      return (test.months?.length ?? 0) === 0 ? 'Choose a month.' : null;
    case 'length':
      return test.is ? testLacks(test.is) : 'Enter a value.';
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
    case 'period':
      return null;
    case 'months':
      return (window.months?.length ?? 0) === 0 ? 'Choose a month.' : null;
  }
}

/** Every condition is whole and there is at least one. */
export function isComplete({ root }: RuleTree): boolean {
  const conditions = [...nodesOf(root)].filter((node) => !('op' in node));
  return conditions.length > 0 && conditions.every((node) => !isCondition(node) || lacking(node.condition) === null);
}
