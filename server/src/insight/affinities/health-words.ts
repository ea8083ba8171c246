import { partNames, type PartName } from './store/health.ts';
import type { HealthRow } from './store/one.ts';
import { earlierDays, recentDays } from './store/trend.ts';

const labels: Record<PartName, string> = {
  orders: 'Rhythm of orders',
  engagement: 'Engagement trend',
  tickets: 'Tickets',
  delivery: 'Deliveries',
  returns: 'Returns',
  reviews: 'Reviews',
};

const days = (n: number): string => `${Math.round(n)} ${Math.round(n) === 1 ? 'day' : 'days'}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const reasons: Record<PartName, (row: HealthRow) => string> = {
  orders: ({ since, every, orders }) =>
    `Last order ${days(since)} ago; ${orders > 1 ? 'an order is due' : 'people who return do so'} about every ${days(every ?? 0)}.`,
  engagement: ({ recent, earlier }) =>
    `${count(recent, 'sign')} of life in the last ${recentDays} days, ${count(earlier, 'sign')} in the ${earlierDays} days before.`,
  tickets: ({ tickets }) => (tickets === 0 ? 'Never opened a ticket.' : `Opened ${count(tickets, 'ticket')} so far.`),
  delivery: ({ deliveries, lateOnes }) => `${lateOnes} of ${count(deliveries, 'delivery', 'deliveries')} came late.`,
  returns: ({ returned, usualReturns }) =>
    `${percent(returned ?? 0)} of what was spent went back; ${percent(usualReturns)} is usual.`,
  reviews: ({ reviews, ratingMean }) =>
    `${count(reviews, 'review')} with ${Math.round(ratingMean * 10) / 10} stars on average.`,
};

const absences: Record<PartName, string> = {
  orders: 'Nobody has ordered twice yet, so no rhythm is known.',
  engagement: `No visit, open, click or order in the ${earlierDays} days before the last ${recentDays} to compare with.`,
  tickets: 'No ticket was ever reported to this workspace.',
  delivery: 'No delivery with a promised date is known.',
  returns: 'Nothing was paid that could go back.',
  reviews: 'No review with stars is known.',
};

/** A person's health for people: the parts by weight with their reasons, and those that are left out with theirs. */
export const healthWords = (row: HealthRow) => ({
  score: row.score,
  parts: row.parts.map(([name, weight, score]) => ({
    name,
    label: labels[name],
    weight,
    score,
    why: reasons[name](row),
  })),
  missing: partNames
    .filter((name) => !row.parts.some(([part]) => part === name))
    .map((name) => ({ name, label: labels[name], why: absences[name] })),
});
