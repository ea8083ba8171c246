/**
 * The colours of series on charts. The same thing has the same colour on every chart, and every pair stays apart under
 * the three kinds of colour blindness (proved by the test beside this file).
 */
export const seriesColours = {
  light: {
    email: '#4a47c0',
    sms: '#006c63',
    creators: '#e2559f',
    paid: '#b25c00',
    organic: '#5f9a62',
    referral: '#73301f',
    social: '#4896dc',
    direct: '#a68c04',
    other: '#74746e',
  },
  dark: {
    email: '#7a72f2',
    sms: '#4ecfcd',
    creators: '#c4649a',
    paid: '#e08b00',
    organic: '#a3c997',
    referral: '#dc4a2e',
    social: '#64a6df',
    direct: '#f6dc50',
    other: '#96968f',
  },
} as const;

export type SeriesName = keyof typeof seriesColours.light;

/** The order in which series without a colour of their own take one. */
const order: SeriesName[] = ['email', 'paid', 'sms', 'creators', 'social', 'organic', 'direct', 'referral'];

const isSeriesName = (name: string): name is SeriesName => Object.hasOwn(seriesColours.light, name);

/** A CSS colour for a series: its own if the name has one, else the palette's colour at `index`. Follows the scheme. */
export function seriesColour(name: string, index = 0): string {
  if (isSeriesName(name)) return `var(--series-${name})`;
  return index < order.length ? `var(--series-${order[index]})` : 'var(--series-other)';
}
