import { type Random, weighted } from './random.ts';
import type { Touch } from './facts.ts';
import { sampleBrand } from './brand.ts';

type Origin = {
  channel: string;
  source: string;
  referrer?: string;
  campaigns?: readonly string[];
  creator?: string;
  code?: string;
};

/** People who speak for the brand, and their codes. */
export const creators = [
  ['slow.mornings.with.ida', 'IDA10', 9],
  ['thekettlediary', 'KETTLE10', 8],
  ['noor.brews', 'NOOR15', 7],
  ['twocupsaday', 'TWOCUPS', 5],
  ['cottage.clara', 'CLARA10', 5],
  ['matchawithmei', 'MEI15', 4],
  ['filterfrank', 'FRANK10', 3],
  ['liv.at.home', 'LIV10', 3],
  ['paperandpour', 'POUR10', 2],
  ['the.tea.table', 'TEATABLE', 2],
] as const;

const social = ['spring-pantry', 'first-cup-video', 'gift-season', 'lookalike-buyers', 'retarget-viewers'] as const;
const search = ['brand-terms', 'matcha-generic', 'gift-terms', 'coffee-beans'] as const;

const origins: readonly (readonly [Origin, number])[] = [
  [{ channel: 'paid_social', source: 'instagram', referrer: 'https://l.instagram.com/', campaigns: social }, 19],
  [{ channel: 'paid_social', source: 'facebook', referrer: 'https://m.facebook.com/', campaigns: social }, 9],
  [{ channel: 'paid_social', source: 'tiktok', referrer: 'https://www.tiktok.com/', campaigns: social }, 6],
  [{ channel: 'paid_search', source: 'google', referrer: 'https://www.google.com/', campaigns: search }, 15],
  [{ channel: 'organic_search', source: 'google', referrer: 'https://www.google.com/' }, 18],
  [{ channel: 'organic_search', source: 'bing', referrer: 'https://www.bing.com/' }, 3],
  [{ channel: 'email', source: 'newsletter', campaigns: ['forward-to-a-friend'] }, 4],
  [{ channel: 'referral', source: 'press', referrer: 'https://magazine.example/slow-living' }, 4],
  [{ channel: 'direct', source: 'direct' }, 13],
  ...creators.map(([creator, code, weight]): readonly [Origin, number] => [
    {
      channel: 'creator',
      source: 'instagram',
      referrer: 'https://l.instagram.com/',
      campaigns: ['creators'],
      creator,
      code,
    },
    weight / 4.4,
  ]),
];

const drawOrigin = weighted(origins);
const drawLanding = weighted([
  ['/', 30],
  ['/collections/bestsellers', 20],
  ['/collections/loose-leaf-tea', 14],
  ['/collections/coffee', 14],
  ['/collections/gifts', 10],
  ['/journal/a-slower-morning', 12],
] as const);

/** How somebody came. */
export function drawTouch(random: Random, at: number): Touch {
  const { campaigns, ...origin } = drawOrigin(random);
  const landingPage = `${sampleBrand.shop}${drawLanding(random)}`;
  return { at, ...origin, ...(campaigns && { campaign: random.pick(campaigns) }), landingPage };
}

/** How much each way of coming is worth: its people buy, subscribe and leave in their own measure. */
export const buyingFactor: Readonly<Record<string, number>> = {
  paid_social: 0.88,
  paid_search: 1.02,
  organic_search: 1.08,
  email: 1.2,
  referral: 1.12,
  direct: 1.15,
  creator: 1.1,
};
