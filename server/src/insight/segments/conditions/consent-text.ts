import type { ConditionText, RawCondition } from '../language/text/condition-text.ts';
import { dateTestText, readDateTest } from '../language/text/date-tests.ts';
import { phrases, said } from '../language/text/phrases.ts';
import { quotedValue } from '../language/text/quoting.ts';
import type { Reader } from '../language/text/reader.ts';
import { readValue } from '../language/text/values.ts';
import type { DateTest } from '../language/tests.ts';

type Channel = 'email' | 'sms';
type Status = 'subscribed' | 'unsubscribed' | 'pending' | 'never';

type ConsentCondition = {
  kind: 'consent';
  channel: Channel;
  status?: Status | undefined;
  method?: string | undefined;
  at?: DateTest | undefined;
  reachable?: boolean | undefined;
  suppressed?: boolean | undefined;
};

const channels = phrases<Channel>([
  ...said(
    'email' as const,
    'email',
    'e-mail',
    'email marketing',
    'e-mail marketing',
    'marketing emails',
    'marketing email',
    'emails',
  ),
  ...said('sms' as const, 'sms', 'sms marketing', 'text messages', 'text message', 'text'),
]);
const heads = phrases<Channel>(
  (['email', 'sms'] as const).flatMap((channel) =>
    (channel === 'email' ? ['email', 'e-mail'] : ['sms']).flatMap((name) =>
      said(
        channel,
        ...[
          'consent',
          'consent is',
          'consent status is',
          'consent =',
          'consent :',
          'marketing',
          'marketing consent',
          'marketing is',
          'marketing consent is',
          'status is',
        ].map((end) => `${name} ${end}`),
      ),
    ),
  ),
);

type Part = Partial<Record<'status' | 'reachable' | 'suppressed', Status | boolean>>;

const states = phrases<Part>([
  ...said<Part>({ status: 'subscribed' }, 'subscribed', 'is subscribed', 'opted in', 'opt-in'),
  ...said<Part>({ status: 'unsubscribed' }, 'unsubscribed', 'is unsubscribed', 'opted out', 'opt-out'),
  ...said<Part>({ status: 'pending' }, 'pending', 'is pending', 'unconfirmed', 'not confirmed'),
  ...said<Part>({ status: 'never' }, 'never asked', 'never', 'not asked', 'unknown', 'never subscribed'),
  ...said<Part>({ reachable: true }, 'reachable', 'is reachable'),
  ...said<Part>({ reachable: false }, 'not reachable', 'is not reachable', 'unreachable', 'is unreachable'),
  ...said<Part>({ suppressed: true }, 'suppressed', 'is suppressed'),
  ...said<Part>({ suppressed: false }, 'not suppressed', 'is not suppressed'),
]);
const methods = phrases(said(true, 'by', 'by method', 'method', 'method is', 'method =', 'through', 'via'));
const changes = phrases(said(true, 'changed', 'given', 'since', 'as it is', 'updated'));
const toward = phrases(said(true, 'to', 'from', 'by', 'for', 'via', 'on', 'in'));
const receivable = phrases(
  said(
    true,
    'can receive',
    'may receive',
    'can be sent',
    'may be sent',
    'reachable by',
    'reachable via',
    'is reachable by',
  ),
);

/** `email consent is subscribed`, `subscribed to email`, `sms consent is unsubscribed, by 'form', changed in the last 30 days`. */
export const consentText: ConditionText<ConsentCondition> = {
  words: [
    'email consent is',
    'sms consent is',
    'email consent',
    'sms consent',
    'subscribed to',
    'unsubscribed from',
    'reachable by',
    'can receive',
  ],
  read: (r, lead) => readParts(r, lead) ?? readShort(r, lead) ?? readToward(r, lead),
  write({ channel, status, method, at, reachable, suppressed }) {
    const parts = [
      ...(status === undefined ? [] : [status === 'never' ? 'never asked' : status]),
      ...(method === undefined ? [] : [`by ${quotedValue(method)}`]),
      ...(at === undefined ? [] : [`changed ${dateTestText(at)}`]),
      ...(reachable === undefined ? [] : [reachable ? 'reachable' : 'not reachable']),
      ...(suppressed === undefined ? [] : [suppressed ? 'suppressed' : 'not suppressed']),
    ];
    return `${channel} consent is ${parts.join(', ')}`;
  },
};

/** Turned round by "is not": the condition goes into `none`. */
type Turned = { negative: boolean };

function readParts(r: Reader, lead: Turned): RawCondition | undefined {
  const channel = r.match(heads);
  if (channel === undefined) return undefined;
  if (r.says('not') && !r.saysOne(states)) {
    r.next();
    lead.negative = !lead.negative;
  }
  const condition: RawCondition = { kind: 'consent', channel };
  do readPart(r, condition);
  while (r.says(',') && startsPart(r) && r.take(','));
  return condition;
}

function startsPart(r: Reader): boolean {
  const from = r.place;
  r.next();
  const found = r.saysOne(states) || r.saysOne(methods) || r.saysOne(changes);
  r.reset(from);
  return found;
}

const partWords = ['subscribed', 'unsubscribed', 'pending', 'never asked', 'reachable', 'suppressed', 'changed', 'by'];

function readPart(r: Reader, condition: RawCondition): void {
  const state = r.match(states);
  if (state !== undefined) Object.assign(condition, state);
  else if (r.match(methods)) condition.method = readValue(r, "how it came in, such as 'form'");
  else if (r.match(changes))
    condition.at = readDateTest(r) ?? r.expected('when it changed, such as "in the last 30 days"');
  else r.expected('"subscribed", "unsubscribed", "pending", "never asked", "reachable" or "suppressed"', partWords);
}

/** `email subscribed`, `email is not reachable`. */
function readShort(r: Reader, lead: Turned): RawCondition | undefined {
  const from = r.place;
  const channel = r.match(channels);
  if (channel === undefined) return undefined;
  const state = r.match(states) ?? (r.take('is', 'not') ? turned(r.match(states), lead) : undefined);
  // "email is unknown" and "email = 'never'" ask the address.
  if (state !== undefined && r.atEnd()) return { kind: 'consent', channel, ...state };
  r.reset(from);
  return undefined;
}

function turned(state: Part | undefined, lead: Turned): Part | undefined {
  if (state !== undefined) lead.negative = !lead.negative;
  return state;
}

/** `subscribed to email`, `not unsubscribed from sms`, `can receive email marketing`. */
function readToward(r: Reader, lead: Turned): RawCondition | undefined {
  const from = r.place;
  if (r.match(receivable)) {
    const channel = r.match(channels) ?? r.expected('"email" or "sms"', ['email', 'sms']);
    return { kind: 'consent', channel, reachable: true };
  }
  const isNot = r.take('is', 'not');
  const state = r.match(states);
  const channel = state && r.match(toward) ? r.match(channels) : undefined;
  if (state === undefined || channel === undefined) {
    r.reset(from);
    return undefined;
  }
  if (isNot) lead.negative = !lead.negative;
  return { kind: 'consent', channel, ...state };
}
