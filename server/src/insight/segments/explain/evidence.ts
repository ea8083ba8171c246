import type { Feature, Source, Term } from '../compiler/types.ts';
import { featuresIn } from '../compiler/node.ts';

/** Rows of the event store behind a value: those of one source that pass a filter. */
export type EvidenceQuery = { source: EvidenceSource; filter: string };
export type EvidenceSource = Extract<Source, 'events' | 'orders' | 'lines' | 'creditNotes' | 'memberships'>;

const sources: readonly string[] = ['events', 'orders', 'lines', 'creditNotes', 'memberships'];
const isEvidence = (source: Source): source is EvidenceSource => sources.includes(source);

/** The rows that the values of a term were computed from. */
export function evidenceOf(term: Term, features: readonly Feature[]): EvidenceQuery[] {
  const names = featuresIn(`${term.test} ${term.value ?? ''}`);
  const queries = features
    .filter(({ name }) => names.includes(name))
    .flatMap((feature): EvidenceQuery[] => {
      if (feature.source !== 'profile') {
        return isEvidence(feature.source) ? [{ source: feature.source, filter: feature.filter ?? '1' }] : [];
      }
      return term.kind === 'trait' ? behindColumn(feature.expression ?? '') : [];
    });
  return queries.filter((one, i) => queries.findIndex((other) => same(one, other)) === i);
}

const same = (a: EvidenceQuery, b: EvidenceQuery): boolean => a.source === b.source && a.filter === b.filter;

const ofOrders =
  /\b(orders|gross_spend|net_spend|items|distinct_products|discounted_orders|first_order_at|last_order_at|days_between_orders)\b/;
const ofRefunds = /\b(refunded|refunds|net_spend)\b/;
const ofMail: readonly [RegExp, string][] = [
  [/\bemail_received\b/, 'Received Email'],
  [/\bemail_(last_)?opened(_at)?\b/, 'Opened Email'],
  [/\bemail_(last_)?clicked(_at)?\b/, 'Clicked Email'],
];

/** Figures that stand on the profile were counted from orders, refunds and mail. */
function behindColumn(expression: string): EvidenceQuery[] {
  const queries: EvidenceQuery[] = [];
  if (ofOrders.test(expression)) queries.push({ source: 'orders', filter: 'cancelled_at IS NULL' });
  if (ofRefunds.test(expression)) {
    queries.push({ source: 'events', filter: "metric = 'Refunded Order'" }, { source: 'creditNotes', filter: '1' });
  }
  for (const [column, metric] of ofMail) {
    if (column.test(expression)) queries.push({ source: 'events', filter: `metric = '${metric}'` });
  }
  return queries;
}
