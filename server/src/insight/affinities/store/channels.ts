import { channels } from '../definitions.ts';
import { aliases, asFigures, decayed, eventRows, figure, owner, profileRows, type Who } from './people.ts';

export const priorMessages = 4;
/** What a message that was opened, and one that was clicked, is worth: together 1. */
export const worth = { open: 0.4, click: 0.6 } as const;

const verbs = ['Received', 'Opened', 'Clicked'] as const;
export const messageMetrics = channels.flatMap((channel) => verbs.map((verb) => `${verb} ${channel}`));

const property = (path: string): string => `ifNull(toString(properties.\`${path}\`), '')`;
/** Several opens of one message are one: messages are told apart by their send, their campaign or, without one, the day. */
const message = `multiIf(${['sendId', 'message_id', 'campaign_id'].map((path) => `${property(path)} != '', ${property(path)}`).join(', ')}, toString(toDate(at)))`;

/** Messages received (r), opened (o) and clicked (c) by people per channel, decayed to the moment. */
const answered = (who: Who): string => `(
  SELECT who, channel, sumIf(d, verb = 'Received') AS r, least(r, sumIf(d, verb = 'Opened')) AS o, least(r, sumIf(d, verb = 'Clicked')) AS c,
    maxIf(first, verb = 'Received') AS last
  FROM (
    SELECT ${owner} AS who, verb, channel, message, min(at) AS first, ${decayed('first', 'channelHalfLifeMs')} AS d
    FROM (
      SELECT profile_id, occurred_at AS at, splitByChar(' ', toString(metric))[1] AS verb, splitByChar(' ', toString(metric))[2] AS channel, ${message} AS message
      FROM ${eventRows(who, messageMetrics)} AND (startsWith(metric, 'Received') OR ${property('machine')} NOT IN ('true', '1'))
    ) AS g ${aliases} GROUP BY who, verb, channel, message
  ) GROUP BY who, channel HAVING r > 0)`;

/** What an average message of each channel brings: its worth, and its clicks. */
export const usualAnswers = `SELECT channel, sum(${worth.open} * o + ${worth.click} * c) / sum(r) AS answer, sum(c) / sum(r) AS click
  FROM ${answered('everybody')} GROUP BY channel`;

const usual = (of: 'answers' | 'clicks'): string =>
  `transform(channel, {channels:Array(String)}, {${of}:Array(Float64)}, toFloat64(0))`;

/**
 * rate = (x + m·u) / (r + m), all decayed to the moment of somebody's own last message: a channel that is silent says
 * nothing new. The score sets it against what is usual: 100 · rate / (rate + u).
 */
export function channelFigures(who: Who): string {
  const people = `(
    SELECT who, groupArray((channel, answer, click, usual, answers)) AS all,
      arraySort(k -> (-round(k.3, 9), k.1), arrayFilter(k -> k.5 > 0, all)) AS liked
    FROM (
      SELECT who, channel, exp2(dateDiff('millisecond', max(last) OVER (PARTITION BY who), {at:DateTime64(3, 'UTC')}) / {channelHalfLifeMs:Float64}) AS back,
        ${usual('answers')} AS usual, o + c AS answers,
        (back * (${worth.open} * o + ${worth.click} * c) + ${priorMessages} * usual) / (back * r + ${priorMessages}) AS answer,
        (back * c + ${priorMessages} * ${usual('clicks')}) / (back * r + ${priorMessages}) AS click
      FROM ${answered(who)} WHERE who IN (SELECT profile_id FROM ${profileRows(who)})
    ) GROUP BY who)`;
  const scores = `arrayMap(k -> ${figure("concat(lower(k.1), 'Engagement')", { number: 'if(k.4 <= 0, NULL, 100 * k.2 / (k.2 + k.4))' })}, all)`;
  const responses = `arrayMap(k -> ${figure("'channelResponse'", { key: 'k.1', number: 'k.3' })}, all)`;
  const preferred = `[${figure("'preferredChannel'", { text: 'liked[1].1' })}]`;
  return asFigures(`arrayConcat(${scores}, ${responses}, ${preferred})`, people);
}
