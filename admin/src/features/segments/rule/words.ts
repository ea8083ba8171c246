import { metricsOf, type Condition, type Test, type Unit, type Window } from './conditions.ts';
import { operatorOf } from './operators.ts';

/** How the things a rule names are called. */
export interface Names {
  field: (field: string) => string;
  trait: (trait: string) => string;
  segment: (id: number) => string;
  country: (code: string) => string;
  /** A number of the rule as people write it; money with its currency. */
  amount: (value: number, money: boolean) => string;
  isMoney: (trait: string) => boolean;
  day: (day: string) => string;
}

/** A condition as a sentence without its subject: "Orders is at least 3". */
export function conditionWords(condition: Condition, names: Names): string {
  switch (condition.kind) {
    case 'trait':
      return `${names.trait(condition.trait)} ${testWords(condition.is, names, names.isMoney(condition.trait))}`;
    case 'property':
      return `${names.field(condition.field)} ${testWords(condition.is, names)}`;
    case 'event': {
      const what = metricsOf(condition).join(' or ');
      const filters = condition.where.map((w) => `${w.field} ${testWords(w.is, names)}`).join(' and ');
      const figure =
        condition.measure === 'count'
          ? timesWords(condition.is, names)
          : `${measureWords(condition.measure, condition.of)} ${testWords(condition.is, names)}`;
      return [what, filters && `where ${filters},`, figure, windowWords(condition.window, names)]
        .filter(Boolean)
        .join(' ');
    }
    case 'product': {
      const { category, sku, productId, titleContains } = condition.product;
      const what = [
        category?.join(' or '),
        sku?.join(' or '),
        productId?.map((id) => `product ${id}`).join(' or '),
        titleContains && `a title with “${titleContains}”`,
      ]
        .filter(Boolean)
        .join(', ');
      const unit = { orders: 'in a number of orders that', quantity: 'in a quantity that', spend: 'for a sum that' }[
        condition.measure
      ];
      const figure =
        condition.measure === 'orders' && condition.is.op === 'gte' && condition.is.value === 1
          ? ''
          : `${unit} ${testWords(condition.is, names, condition.measure === 'spend')}`;
      return ['Bought', what || 'anything', figure, windowWords(condition.window, names)].filter(Boolean).join(' ');
    }
    case 'consent': {
      const { channel, status, method, at, reachable, suppressed } = condition;
      const said = [
        status &&
          {
            subscribed: 'is subscribed',
            unsubscribed: 'is unsubscribed',
            pending: 'is pending',
            never: 'was never asked for',
          }[status],
        reachable !== undefined && (reachable ? 'allows a message' : 'allows no message'),
        suppressed !== undefined && (suppressed ? 'is suppressed' : 'is not suppressed'),
        method && `came by ${method}`,
        at && `since a day that ${testWords(at, names)}`,
      ].filter(Boolean);
      return `${channel === 'email' ? 'E-mail' : 'SMS'} consent ${said.join(' and ')}`;
    }
    case 'location': {
      const { country, region, city, postalPrefix, within } = condition;
      const parts = [
        country && country.map(names.country).join(' or '),
        region?.join(' or '),
        city?.join(' or '),
        postalPrefix && `a postal code beginning with ${postalPrefix.join(' or ')}`,
        within && `within ${within.distance} ${within.unit} of ${within.latitude}, ${within.longitude}`,
      ].filter(Boolean);
      return `Lives in ${parts.join(', ') || '…'}`;
    }
    case 'segment': {
      const since = condition.since
        ? ` for at least ${durationWords(condition.since.amount, condition.since.unit)}`
        : '';
      return `${condition.in ? 'Is in' : 'Is not in'} segment ${condition.segmentId > 0 ? names.segment(condition.segmentId) : '…'}${since}`;
    }
    case 'everyone':
      return 'Everyone';
    case 'known':
      return 'Is identified';
  }
}

export const durationWords = (amount: number, unit: Unit): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

const measureWords = (measure: string, of: string | undefined): string => {
  const what = of ?? 'value';
  const name: Record<string, string> = {
    sum: `total ${what}`,
    avg: `average ${what}`,
    min: `smallest ${what}`,
    max: `largest ${what}`,
    distinct: `number of different ${what}`,
  };
  return name[measure] ?? what;
};

/** "never", "at least 3 times". */
function timesWords({ op, value, from, to }: Test, names: Names): string {
  const times = (count: string | number | undefined) =>
    `${typeof count === 'number' ? names.amount(count, false) : '…'} ${count === 1 ? 'time' : 'times'}`;
  if ((op === 'eq' && value === 0) || (op === 'lt' && value === 1) || (op === 'lte' && value === 0)) return 'never';
  if (op === 'between') return `between ${from ?? '…'} and ${times(to)}`;
  const said: Record<string, string> = {
    gte: 'at least',
    lte: 'at most',
    eq: 'exactly',
    ne: 'not',
    gt: 'more than',
    lt: 'fewer than',
  };
  return `${said[op] ?? op} ${times(value)}`;
}

export function testWords(test: Test, names: Names, money = false): string {
  const { label, operand } = operatorOf(test.op);
  const one = (value: string | number | undefined): string =>
    value === undefined || value === '' ? '…' : typeof value === 'number' ? names.amount(value, money) : `“${value}”`;
  const day = (value: string | number | undefined): string => (value ? names.day(String(value)) : '…');
  switch (operand) {
    case 'none':
      return label;
    case 'value':
      return `${label} ${one(test.value)}`;
    case 'values':
      return `${label} ${test.values?.length ? listWords(test.values) : '…'}`;
    case 'range':
      return `${label} ${one(test.from)} and ${one(test.to)}`;
    case 'date':
      return `${label} ${day(test.date)}`;
    case 'dates':
      return `${label} ${day(test.from)} and ${day(test.to)}`;
    case 'duration': {
      const length = durationWords(test.amount ?? 0, test.unit ?? 'day');
      return test.op === 'atLeastAgo' ? `is at least ${length} ago` : `${label} ${length}`;
    }
    case 'durations':
      return `is between ${test.from ?? '…'} and ${durationWords(Number(test.to ?? 0), test.unit ?? 'day')} ago`;
    case 'days':
      return `${label} ${durationWords(test.days ?? 0, 'day')}`;
  }
}

const listWords = (values: readonly string[]): string =>
  values.length > 4 ? `${values.slice(0, 3).join(', ')} or ${values.length - 3} more` : values.join(' or ');

export function windowWords(window: Window, names: Names): string {
  const unit = window.unit ?? 'day';
  const day = (value: string | number | undefined): string => (value ? names.day(String(value)) : '…');
  switch (window.type) {
    case 'ever':
      return '';
    case 'last':
      return `in the last ${durationWords(window.amount ?? 0, unit)}`;
    case 'between':
      return `between ${window.from ?? '…'} and ${durationWords(Number(window.to ?? 0), unit)} ago`;
    case 'before':
    case 'after':
      return `${window.type} ${day(window.date)}`;
    case 'dates':
      return `between ${day(window.from)} and ${day(window.to)}`;
  }
}
