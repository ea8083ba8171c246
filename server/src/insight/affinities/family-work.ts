import type { Context } from '../../platform/context.ts';
import type { Family } from './families.ts';
import {
  readUsualBuying,
  readUsualChannels,
  readUsualHealth,
  readUsualInterests,
  type UsualInterests,
} from './store/baselines.ts';
import { buyingFigures } from './store/buying.ts';
import { channelFigures } from './store/channels.ts';
import { healthFigures } from './store/health.ts';
import { affinityFigures, dimensionNames, strengthFigures, type Dimension } from './store/interests.ts';
import { momentFigures } from './store/moments.ts';
import type { Who } from './store/people.ts';
import { copyProducts } from './store/products.ts';
import { trendFigures } from './store/trend.ts';

/** What is usual at a brand, as a family computes it and its statements bind it. */
export type Usual = Record<string, unknown>;
export type Statement = { figures: readonly string[]; select: string; bound?: Record<string, unknown> };

type Work = {
  usual(ctx: Context, params: Record<string, unknown>): Promise<Usual>;
  statements(usual: Usual, who: Who, zones: readonly string[]): Statement[];
};

const favourites: Partial<Record<Dimension, string[]>> = { category: ['favouriteCategory'], brand: ['favouriteBrand'] };

export const familyWork: Record<Family, Work> = {
  interests: {
    usual: async (ctx, params) => {
      await copyProducts(ctx);
      return readUsualInterests(ctx, params);
    },
    statements: (usual, who, zones) => [
      ...dimensionNames.map((dimension) => ({
        figures: [`${dimension}Affinity`, ...(favourites[dimension] ?? [])],
        select: affinityFigures(dimension, who),
        bound: (usual as UsualInterests)[dimension],
      })),
      { figures: ['interestStrength'], select: strengthFigures(who) },
      {
        figures: ['favouriteHour', 'favouriteDay'],
        select: momentFigures(who, zones.length),
        bound: Object.fromEntries(zones.map((zone, i) => [`zone${i}`, zone])),
      },
    ],
  },
  buying: {
    usual: readUsualBuying,
    statements: (usual, who) => [
      {
        figures: [
          'discountDependence',
          'discountIndex',
          'fullPriceShare',
          'returnsRate',
          'returnsRateRaw',
          'returnedUnitsShare',
        ],
        select: buyingFigures(who),
        bound: usual,
      },
    ],
  },
  channels: {
    usual: readUsualChannels,
    statements: (usual, who) => [
      {
        figures: [
          'emailEngagement',
          'smsEngagement',
          'whatsappEngagement',
          'pushEngagement',
          'channelResponse',
          'preferredChannel',
        ],
        select: channelFigures(who),
        bound: usual,
      },
      { figures: ['engagementTrend'], select: trendFigures(who) },
    ],
  },
  health: {
    usual: readUsualHealth,
    statements: (usual, who) => [
      { figures: ['healthScore', 'health', 'healthParts'], select: healthFigures(who), bound: usual },
    ],
  },
};
