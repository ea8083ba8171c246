import { day, hour, sampleBrand } from './brand.ts';
import type { ConsentFact } from './facts.ts';
import type { Newsletter } from './newsletters.ts';
import type { Random } from './random.ts';

const wording = {
  checkout: 'Keep me up to date with news and offers from Larkmere by e-mail. I can unsubscribe at any time.',
  form: 'Yes, send me the Sunday letter: slow mornings, new harvests and an offer now and then. Unsubscribe whenever you like.',
  sms: 'Text me about my orders and the odd offer. Reply STOP to end.',
} as const;

type Signup = { knownAt: number; isBuyer: boolean; hasPhone: boolean; letters: readonly Newsletter[]; now: number };

/** Everything this person ever said about being written to, oldest first. */
export function drawConsents(random: Random, signup: Signup): ConsentFact[] {
  const { knownAt, isBuyer, hasPhone } = signup;
  const facts: ConsentFact[] = [];
  if (random.chance(isBuyer ? 0.62 : 0.8)) facts.push(...emailConsents(random, signup));
  if (hasPhone && random.chance(0.6)) {
    facts.push({
      channel: 'sms', status: 'subscribed', method: 'checkout', source: 'sample', wording: wording.sms,
      page: `${sampleBrand.shop}/checkout`, doubleOptIn: false, at: knownAt,
    }); // prettier-ignore
  }
  return facts;
}

function emailConsents(random: Random, { knownAt: at, isBuyer, letters, now }: Signup): ConsentFact[] {
  const method = isBuyer && random.chance(0.7) ? 'checkout' : 'form';
  const joined: ConsentFact = {
    channel: 'email', status: 'subscribed', method, source: 'sample', wording: wording[method],
    page: `${sampleBrand.shop}/${method === 'checkout' ? 'checkout' : 'letter'}`, doubleOptIn: method === 'form', at,
  }; // prettier-ignore
  if (!random.chance(0.11)) return [joined];
  const tired = at + Math.floor(random.exponential() * 160 * day) + hour;
  if (tired >= now) return [joined];
  // Nobody leaves without a reason: where there was a newsletter by then, the last one was it.
  const letter = letters.findLastIndex(({ sentAt }) => sentAt > at && sentAt <= tired);
  const left = letter < 0 ? tired : letters[letter]!.sentAt + 0.5 * hour + Math.floor(random.exponential() * 5 * hour);
  if (left >= now) return [joined];
  const method2 = random.chance(0.6) ? 'unsubscribe_link' : 'one_click_unsubscribe';
  const gone: ConsentFact = {
    channel: 'email',
    status: 'unsubscribed',
    method: method2,
    source: 'sample',
    doubleOptIn: false,
    at: left,
    ...(letter >= 0 && { letter }),
  };
  return [joined, gone];
}

/** When somebody was on the list: from the first to the last instant, `Infinity` where they still are. */
export function subscribedSpan(consents: readonly ConsentFact[]): readonly [number, number] | undefined {
  const email = consents.filter((fact) => fact.channel === 'email');
  const joined = email.find((fact) => fact.status === 'subscribed');
  return joined && [joined.at, email.find((fact) => fact.status === 'unsubscribed')?.at ?? Infinity];
}
