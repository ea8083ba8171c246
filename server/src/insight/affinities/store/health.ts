import { aliases, asFigures, eventRows, figure, owner, profileRows, type Who } from './people.ts';
import { trendRows } from './trend.ts';

/** Which events say what, by their names; a promise that was broken is `late`, or `promised_at` before the delivery. */
export const healthMetrics = {
  tickets: ['Opened Ticket', 'Created Ticket', 'Ticket Created', 'Ticket Opened'],
  deliveries: ['Delivered Shipment', 'Delivered Order'],
  reviews: ['Submitted Review', 'Reviewed Product'],
} as const;
/** Half-lives in days: a quarrel is forgotten sooner than a verdict. */
export const fading = { tickets: 60, delivery: 90, reviews: 180 } as const;
/** Gaps between orders of the brand that count like one of somebody's own. */
export const priorGaps = 1;

export const partNames = ['orders', 'engagement', 'tickets', 'delivery', 'returns', 'reviews'] as const;
export type PartName = (typeof partNames)[number];

const fresh = (at: string, days: number): string =>
  `exp2(-dateDiff('millisecond', ${at}, {at:DateTime64(3, 'UTC')}) / ${days * 86_400_000}.)`;
const property = (path: string): string => `ifNull(toString(properties.\`${path}\`), '')`;
const promised = `parseDateTime64BestEffortOrNull(coalesce(nullIf(${property('promised_at')}, ''), nullIf(${property('promisedAt')}, ''), ''), 3, 'UTC')`;

const ticketRows = (who: Who): string => `(
  SELECT ${owner} AS who, count() AS tickets, sum(${fresh('at', fading.tickets)}) AS trouble
  FROM (SELECT profile_id, occurred_at AS at FROM ${eventRows(who, healthMetrics.tickets)}) AS g ${aliases} GROUP BY who)`;

const deliveryRows = (who: Who): string => `(
  SELECT ${owner} AS who, count() AS deliveries, countIf(late = 1) AS lateOnes, sumIf(w, late = 1) / sum(w) AS lateShare
  FROM (
    SELECT profile_id, ${fresh('occurred_at', fading.delivery)} AS w,
      multiIf(${property('late')} IN ('true', '1'), 1, ${property('late')} IN ('false', '0'), 0, isNull(${promised}), NULL, occurred_at > ${promised}) AS late
    FROM ${eventRows(who, healthMetrics.deliveries)}
  ) AS g ${aliases} WHERE late IS NOT NULL GROUP BY who)`;

const reviewRows = (who: Who): string => `(
  SELECT ${owner} AS who, count() AS reviews, avg(rating) AS ratingMean, sum(w * rating) / sum(w) AS verdict
  FROM (
    SELECT profile_id, ${fresh('occurred_at', fading.reviews)} AS w, toFloat64OrNull(${property('rating')}) AS rating
    FROM ${eventRows(who, healthMetrics.reviews)}
  ) AS g ${aliases} WHERE rating BETWEEN 1 AND 5 GROUP BY who)`;

/** Median days between orders, money back per money spent, and whether tickets are heard of at all. */
export const usualHealth = `SELECT
    (SELECT quantileExactOrNull(0.5)(days_between_orders) FROM ${profileRows('everybody')} AND orders >= 2) AS gap,
    (SELECT least(1, sum(refunded) / greatest(sum(gross_spend), 1)) FROM ${profileRows('everybody')}) AS returned,
    (SELECT count() > 0 FROM (SELECT 1 FROM ${eventRows('everybody', healthMetrics.tickets)} LIMIT 1)) AS heardOfTickets`;

/**
 * What health is made of, per person who bought, each part from 0 to 1 or NULL without data:
 * - orders: halves with every interval overdue; the interval is the mean of somebody's own gaps and one of the brand's
 * - engagement: the trend, at most 1. tickets: 1 / (1 + t), t fading by half in 60 days
 * - delivery: 1 − share of late ones. returns: 1 while not above the brand's rate, 0 if everything goes back
 * - reviews: stars from 1 to 5 as 0 to 1
 */
const inputs = (who: Who): string => `(
  SELECT p.profile_id AS who, p.orders AS orders, dateDiff('millisecond', last_order_at, {at:DateTime64(3, 'UTC')}) / 86400000 AS since,
    {gap:Nullable(Float64)} AS gap,
    if(p.orders < 2, gap, (ifNull(days_between_orders, 0) * (p.orders - 1) + ${priorGaps} * ifNull(gap, 0)) / (p.orders - 1 + if(isNull(gap), 0, ${priorGaps}))) AS every,
    if(gross_spend <= 0, NULL, toNullable(least(1, p.refunded / gross_spend))) AS returned, {returned:Float64} AS usualReturns,
    if(t.earlier > 0, toNullable(t.trend), NULL) AS trend, t.recent AS recent, t.earlier AS earlier,
    k.tickets AS tickets, k.trouble AS trouble, d.deliveries AS deliveries, d.lateOnes AS lateOnes, r.reviews AS reviews, r.ratingMean AS ratingMean,
    exp2(-if(since <= every, 0, since / nullIf(every, 0) - 1)) AS ordersPart,
    if(trend > 1, 1, trend) AS engagementPart,
    if({heardOfTickets:UInt8} = 1, toNullable(1 / (1 + trouble)), NULL) AS ticketsPart,
    if(deliveries = 0, NULL, toNullable(1 - d.lateShare)) AS deliveryPart,
    multiIf(isNull(returned) OR usualReturns >= 1, NULL, returned <= usualReturns, toNullable(1.), 1 - (returned - usualReturns) / (1 - usualReturns)) AS returnsPart,
    if(reviews = 0, NULL, toNullable((r.verdict - 1) / 4)) AS reviewsPart
  FROM (SELECT * FROM ${profileRows(who)} AND orders > 0 AND last_order_at IS NOT NULL) AS p
    LEFT JOIN ${trendRows(who)} AS t ON p.profile_id = t.who LEFT JOIN ${ticketRows(who)} AS k ON p.profile_id = k.who
    LEFT JOIN ${deliveryRows(who)} AS d ON p.profile_id = d.who LEFT JOIN ${reviewRows(who)} AS r ON p.profile_id = r.who)`;

const parts = `arrayFilter(x -> x.3 IS NOT NULL AND x.2 > 0, [${partNames
  .map((name) => `('${name}', {${name}Weight:Float64}, CAST(${name}Part, 'Nullable(Float64)'))`)
  .join(', ')}])`;

const scored = (who: Who): string => `(
  SELECT *, ${parts} AS counted,
    100 * arraySum(x -> x.2 * assumeNotNull(x.3), counted) / nullIf(arraySum(x -> x.2, counted), 0) AS score
  FROM ${inputs(who)})`;

export const healthFigures = (who: Who): string =>
  asFigures(
    `arrayConcat([${figure("'healthScore'", { number: 'score' })}, ${figure("'health'", { text: "multiIf(isNull(score), '', score >= 70, 'Healthy', score >= 40, 'Needs care', 'At risk')" })}], arrayMap(x -> ${figure("'healthParts'", { key: 'x.1', number: '100 * x.3' })}, counted))`,
    scored(who),
  );

/** One person's health with everything it was made of. */
export const healthOfOne = `SELECT score, orders, since, every, gap, trend, recent, earlier, tickets, deliveries, lateOnes, returned, usualReturns,
  reviews, ratingMean, arrayMap(x -> (x.1, x.2, 100 * assumeNotNull(x.3)), counted) AS parts FROM ${scored('some')}`;
