import {
  metricsOf,
  type CalendarUnit,
  type Condition,
  type MeasureSpec,
  type Test,
  type TimelessSpec,
  type Unit,
  type Window,
  type Within,
} from './conditions.ts';
import { cohortTitles } from './cohort-options.ts';
import { operatorOf } from './operators.ts';

/** How the things a rule names are called. */
export interface Names {
  field: (field: string) => string;
  trait: (trait: string) => string;
  figure: (figure: string) => string;
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
      const { country, area, region, city, postalPrefix, within } = condition;
      const parts = [
        country && country.map(names.country).join(' or '),
        region?.join(' or '),
        city?.join(' or '),
        postalPrefix && `a postal code beginning with ${postalPrefix.join(' or ')}`,
        area?.join(' or '),
        within && `within ${within.distance} ${within.unit} of ${placeWords(within)}`,
      ].filter(Boolean);
      return `Lives in ${parts.join(', ') || '…'}`;
    }
    case 'segment': {
      const since = condition.since
        ? ` for at least ${durationWords(condition.since.amount, condition.since.unit)}`
        : '';
      return `${condition.in ? 'Is in' : 'Is not in'} segment ${condition.segmentId > 0 ? names.segment(condition.segmentId) : '…'}${since}`;
    }
    case 'figure':
      return `${names.figure(condition.figure)}${condition.key ? ` for ${condition.key}` : ''} ${testWords(condition.is, names)}`;
    case 'rank': {
      const { by, end, unit, from, to, among } = condition;
      const places = `${from > 0 ? `${from} to ` : ''}${to}${unit === 'percent' ? ' %' : ''}`;
      const whom =
        typeof among === 'string' ? { buyers: 'buyers', known: 'known people' }[among] : names.segment(among.segmentId);
      return `In the ${end === 'highest' ? 'top' : 'bottom'} ${places} by ${numberWords(by, names)} among ${whom}`;
    }
    case 'ratio':
      return `${numberWords(condition.of, names)} per ${numberWords(condition.to, names)} ${testWords(condition.is, names)}`;
    case 'change': {
      const { of, window, against, is } = condition;
      const spans = [window, against].map((span) => windowWords(span, names) || 'ever');
      return `${numberWords(of, names)} ${spans[0]} ${operatorOf(is.op).label} ${is.times} times that ${spans[1]}`;
    }
    case 'cohort': {
      const { by, value, from, to, afterDays, orderedInMonth } = condition;
      const parts = [
        `${cohortTitles[by]} ${value || (by === 'month' ? '…' : 'not known, or none')}`,
        (from || to) && `first order${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`,
        orderedInMonth !== undefined && `ordered again in month ${orderedInMonth}`,
        afterDays !== undefined &&
          (condition.repeated ? `bought again within ${afterDays} days` : `at least ${afterDays} days ago`),
      ];
      return parts.filter(Boolean).join(', ');
    }
    case 'sample':
      return `In ${condition.from} to ${condition.to} % of the sample ${condition.salt}`;
    case 'funnel': {
      const said = condition.steps.map(({ did, metric, within }, i) => {
        const gap = within ? ` within ${within.amount} ${within.unit}${within.amount === 1 ? '' : 's'}` : '';
        return `${i === 0 ? '' : did ? 'then ' : 'then not '}${[metric].flat().join(' or ')}${gap}`;
      });
      return [said.join(', '), windowWords(condition.window, names)].filter(Boolean).join(' ');
    }
    case 'recurrence': {
      const { of, unit, months, window, is } = condition;
      const what = of.kind === 'event' ? [of.metric].flat().join(' or ') : 'Bought';
      const during = months ? ` of ${monthWords(months)}` : '';
      return `${what} in a number of ${unit}s${during} that ${testWords(is, names)} ${windowWords(window, names)}`.trim();
    }
    case 'everyone':
      return 'Everyone';
    case 'known':
      return 'Is identified';
  }
}

/** A number that is ranked or divided, by its name. */
function numberWords(spec: MeasureSpec | TimelessSpec, names: Names): string {
  switch (spec.kind) {
    case 'trait':
      return names.trait(spec.trait);
    case 'figure':
      return `${names.figure(spec.figure)}${spec.key ? ` for ${spec.key}` : ''}`;
    case 'product':
      return { orders: 'orders of products', quantity: 'pieces bought', spend: 'spend on products' }[spec.measure];
    case 'event': {
      const what = metricsOf(spec).join(' or ');
      const figure = spec.measure === 'count' ? `times ${what}` : `${measureWords(spec.measure, spec.of)} of ${what}`;
      return [figure, 'window' in spec ? windowWords(spec.window, names) : ''].filter(Boolean).join(' ');
    }
  }
}

const placeWords = (within: Within): string => {
  if ('city' in within) return within.city;
  return 'postalCode' in within ? within.postalCode : `${within.latitude}, ${within.longitude}`;
};

const monthFormat = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
export const monthName = (month: number): string => monthFormat.format(Date.UTC(2024, month - 1, 1));
const monthWords = (months: readonly number[]): string => months.map(monthName).join(' or ');

export const durationWords = (amount: number, unit: Unit | CalendarUnit): string =>
  `${amount} ${unit}${amount === 1 ? '' : 's'}`;

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
    case 'period':
      return `is in ${test.which} ${test.unit}`;
    case 'months':
      return `is in ${monthWords(test.months ?? [])}`;
    case 'length':
      return test.is ? `${label} ${testWords(test.is, names)}` : label;
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
    case 'period':
      return `in ${window.which} ${unit}`;
    case 'months':
      return `in ${monthWords(window.months ?? [])}`;
  }
}
