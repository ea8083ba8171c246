import type { FigureDefinition } from '../figures/index.ts';
import type { Family } from './families.ts';

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const channels = ['Email', 'SMS', 'WhatsApp', 'Push'] as const;
export const healthStates = ['Healthy', 'Needs care', 'At risk'] as const;

const engagement = (channel: string, label: string): FigureDefinition => ({
  name: `${channel}Engagement`,
  label: `${label} engagement`,
  type: 'number',
  explanation: `How somebody answers ${label} messages, from 0 to 100: 50 is what people of the brand do on average. Opens by mail programs are left out.`,
});

/** Every figure of this module, by the family that computes it. Formulas: docs/traits.md */
export const affinityFigures: Record<Family, readonly FigureDefinition[]> = {
  interests: [
    {
      name: 'categoryAffinity',
      label: 'Affinity to a category',
      type: 'ratio',
      explanation:
        'Share of somebody’s interest: views, carts and purchases of a category, newer ones counting more, drawn towards what is usual while there are few.',
      keyed: { label: 'category' },
    },
    {
      name: 'brandAffinity',
      label: 'Affinity to a brand',
      type: 'ratio',
      explanation: 'Like affinity to a category, by the brand of the products.',
      keyed: { label: 'brand' },
    },
    {
      name: 'priceBandAffinity',
      label: 'Affinity to a price band',
      type: 'ratio',
      explanation:
        'Like affinity to a category, by the third of the prices of its category that a product stands in: budget, mid, premium.',
      keyed: { label: 'price band' },
    },
    {
      name: 'productAffinity',
      label: 'Affinity to a product',
      type: 'ratio',
      explanation: 'Like affinity to a category, by product; the five strongest are kept.',
      keyed: { label: 'product' },
    },
    {
      name: 'favouriteCategory',
      label: 'Favourite category',
      type: 'text',
      explanation: 'The category with the highest affinity.',
    },
    {
      name: 'favouriteBrand',
      label: 'Favourite brand',
      type: 'text',
      explanation: 'The brand with the highest affinity.',
    },
    {
      name: 'interestStrength',
      label: 'Strength of interest',
      type: 'ratio',
      explanation:
        'How much stands behind the affinities today: 0 is nothing, near 1 is plenty and recent. Fades when nothing happens.',
    },
    {
      name: 'favouriteHour',
      label: 'Favourite hour',
      type: 'number',
      explanation:
        'Hour of the day, 0 to 23, around which somebody visits and orders most, in their time zone (or the brand’s). Needs three signs.',
    },
    {
      name: 'favouriteDay',
      label: 'Favourite day',
      type: 'text',
      explanation: 'Day of the week on which somebody visits and orders most. Needs three signs.',
      options: weekdays,
    },
  ],
  buying: [
    {
      name: 'discountDependence',
      label: 'Discount dependence',
      type: 'ratio',
      explanation: 'Share of orders with a discount, drawn towards the brand’s share while there are few orders.',
    },
    {
      name: 'discountIndex',
      label: 'Discount dependence against the brand',
      type: 'number',
      explanation: 'Discount dependence divided by the brand’s share: 1 is as usual, 2 twice as often.',
    },
    {
      name: 'fullPriceShare',
      label: 'Full-price share',
      type: 'ratio',
      explanation: 'Share of gross spend in orders without any discount.',
    },
    {
      name: 'returnsRate',
      label: 'Returns rate',
      type: 'ratio',
      explanation: 'Money that went back per money spent, drawn towards the brand’s rate while there are few orders.',
    },
    {
      name: 'returnsRateRaw',
      label: 'Returns rate, as it is',
      type: 'ratio',
      explanation: 'Money that went back, by refunds and credit notes, per money spent.',
    },
    {
      name: 'returnedUnitsShare',
      label: 'Share of units returned',
      type: 'ratio',
      explanation: 'Units that came back per units bought.',
    },
  ],
  channels: [
    engagement('email', 'E-mail'),
    engagement('sms', 'SMS'),
    engagement('whatsapp', 'WhatsApp'),
    engagement('push', 'Push'),
    {
      name: 'channelResponse',
      label: 'Click rate on a channel',
      type: 'ratio',
      explanation:
        'Messages clicked per message received, newer ones counting more, drawn towards the brand’s rate while there are few.',
      keyed: { label: 'channel' },
    },
    {
      name: 'preferredChannel',
      label: 'Preferred channel',
      type: 'text',
      explanation: 'The channel somebody clicks on most often per message received, among those they ever answered on.',
      options: channels,
    },
    {
      name: 'engagementTrend',
      label: 'Engagement trend',
      type: 'number',
      explanation:
        'Visits, human opens, clicks and orders of the last 45 days against the pace of the 135 days before: 1 is as before, 0.5 half as much.',
    },
  ],
  health: [
    {
      name: 'healthScore',
      label: 'Customer health',
      type: 'number',
      explanation:
        'From 0 to 100, for people who bought: rhythm of orders, engagement trend, tickets, deliveries, returns and reviews, weighted; parts without data are left out.',
    },
    {
      name: 'health',
      label: 'Health state',
      type: 'text',
      explanation: 'Healthy from 70, needs care from 40, below that at risk.',
      options: healthStates,
    },
    {
      name: 'healthParts',
      label: 'Part of customer health',
      type: 'number',
      explanation: 'Each part of customer health that has data, from 0 to 100.',
      keyed: { label: 'part' },
    },
  ],
};
