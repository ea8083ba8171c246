import { z } from 'zod';
import type { Recommendation } from './queries/recommend.ts';
import { strategyNames } from './strategies.ts';

const lift = z
  .object({ ratio: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe('nDCG over that of what is popular, with a 95 % interval');

export const strategyName = z.enum(strategyNames);

export const recommendation = z
  .object({
    strategy: strategyName.describe('What the first of them comes from'),
    items: z.array(
      z.object({
        product: z.object({
          id: z.number().int(),
          externalId: z.string(),
          title: z.string(),
          url: z.string().nullable(),
          imageUrl: z.string().nullable(),
          category: z.string().nullable(),
          price: z.number().int().nullable().describe('Minor units of `currency`'),
          compareAtPrice: z.number().int().nullable(),
          currency: z.string().nullable(),
          stock: z.number().int().nullable(),
        }),
        score: z.number().describe('Comparable within one strategy'),
        strategy: z.enum([...strategyNames, 'pinned']),
        reason: z.object({
          text: z.string(),
          productId: z.number().int().nullable().describe('The product it is shown for'),
          people: z.number().int().nullable().describe('How many people stand behind it'),
          lift: z.number().nullable().describe('How many times likelier than for everybody; of what rises: its growth'),
        }),
      }),
    ),
  })
  .meta({ id: 'Recommendation' });

export const listedStrategy = z
  .object({
    name: strategyName,
    title: z.string(),
    explanation: z.string(),
    needs: z.enum(['profile', 'product', 'cart', 'segment', 'nothing']),
    lift,
    verdict: z.enum(['beats', 'loses', 'unknown', 'baseline']).describe('Against what is popular'),
    isDefault: z.boolean().describe('Taken when nobody names a strategy'),
  })
  .meta({ id: 'RecommendationStrategy' });

export const evaluation = z
  .object({
    split: z.iso.datetime().describe('Lists were made from what was known then'),
    until: z.iso.datetime().describe('and held against purchases until then'),
    k: z.number().int(),
    people: z.object({ person: z.number().int(), product: z.number().int(), cart: z.number().int() }),
    thin: z.string().nullable().describe('Why nothing can be said'),
    rows: z.array(
      z.object({
        task: z.enum(['person', 'product', 'cart']),
        strategy: z.string(),
        recall: z.number(),
        ndcg: z.number(),
        map: z.number(),
        coverage: z.number(),
        variety: z.number().nullable(),
        lift,
        beatsPopular: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'RecommendationEvaluation' });

export const buildState = z
  .object({
    status: z.enum(['never', 'building', 'ready', 'failed']),
    builtAt: z.iso.datetime().nullable(),
    renewedAt: z.iso.datetime().nullable().describe('When lists of what changed were last renewed'),
    requested: z.boolean(),
    lists: z.record(z.string(), z.number().int()),
    people: z.number().int().describe('People with a ready list'),
    ms: z.number().int().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'RecommendationBuild' });

export const shownRecommendation = ({ strategy, items }: Recommendation) => ({
  strategy,
  items: items.map(({ product: p, ...rest }) => ({
    product: {
      id: p.id,
      externalId: p.external_id,
      title: p.title,
      url: p.url,
      imageUrl: p.image_url,
      category: p.category,
      price: p.price,
      compareAtPrice: p.compare_at_price,
      currency: p.currency,
      stock: p.stock,
    },
    ...rest,
  })),
});
