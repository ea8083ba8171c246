import { z } from 'zod';
import { testMovesWithTime, testSql } from '../compiler/value-sql.ts';
import { conditionKind } from '../language/condition-kind.ts';
import { dateTest } from '../language/tests.ts';
import { testWords } from '../language/words.ts';
import { consentText } from './consent-text.ts';

const schema = z
  .strictObject({
    kind: z.literal('consent'),
    channel: z.enum(['email', 'sms']),
    status: z.enum(['subscribed', 'unsubscribed', 'pending', 'never']).optional(),
    method: z.string().min(1).max(100).optional().describe('How the last decision came in: form, api, import, …'),
    at: dateTest.optional().describe('When the status took effect'),
    reachable: z.boolean().optional().describe('May be sent marketing: has an address, subscribed, not suppressed'),
    suppressed: z.boolean().optional(),
  })
  .refine((c) => Object.keys(c).length > 2, {
    message: 'Say at least one of status, method, at, reachable, suppressed',
  });

const address = { email: 'email', sms: 'phone' } as const;

/** Over columns of `profiles`. */
export const reachableSql = (channel: 'email' | 'sms'): string =>
  `(${address[channel]} != '' AND ${channel}_consent = 'subscribed' AND ${channel}_suppressed = 0)`;

/** Status, method, moment, reachability and suppression of a channel; all that are given must hold. */
export const consentCondition = conditionKind({
  kind: 'consent',
  title: 'Consent',
  schema,
  text: consentText,
  movesWithTime: ({ at }) => at !== undefined && testMovesWithTime(at),
  compile: ({ channel, status, method, at, reachable, suppressed }, b, path) => {
    if (b.historic) b.caveat('Consent is as it is today: it is not read as of a past moment.');
    const no = (wanted: boolean): string => (wanted ? '' : 'NOT ');
    const parts = [
      status && `${channel}_consent = ${b.param('String', status === 'never' ? '' : status)}`,
      method && `lowerUTF8(${channel}_consent_method) = ${b.param('String', method.toLowerCase())}`,
      at && testSql({ date: `${channel}_consent_at`, exists: `${channel}_consent_at IS NOT NULL` }, at, b),
      reachable !== undefined && `${no(reachable)}${reachableSql(channel)}`,
      suppressed !== undefined && `${no(suppressed)}(${channel}_suppressed = 1)`,
    ].filter((part) => typeof part === 'string');
    const words = [
      status,
      method && `method ${method}`,
      at && testWords(at),
      reachable !== undefined && (reachable ? 'reachable' : 'not reachable'),
      suppressed !== undefined && (suppressed ? 'suppressed' : 'not suppressed'),
    ].filter(Boolean);
    return {
      type: 'term',
      path,
      kind: 'consent',
      test: b.profile(`(${parts.join(' AND ')})`),
      value: b.profile(
        `concat(if(${channel}_consent = '', 'never asked', ${channel}_consent), if(${channel}_suppressed = 1, ', suppressed', ''), if(${channel}_consent_method = '', '', concat(', by ', ${channel}_consent_method)), ifNull(concat(', ', toString(${channel}_consent_at)), ''))`,
      ),
      whenAbsent: false,
      wanted: `${channel} ${words.join(', ')}`,
    };
  },
});
