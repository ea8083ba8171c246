import { z } from 'zod';
import { memberRoute } from '../../platform/http/index.ts';
import { askForBuild } from './actions/request-build.ts';
import { saveBrandRules } from './actions/save-rules.ts';
import { listStrategies, readBrandRules, readBuild } from './queries/overview.ts';
import { recommend } from './queries/recommend.ts';
import { resolveProducts } from './queries/resolve.ts';
import { brandRules } from './rules/brand-rules.ts';
import { buildState, evaluation, listedStrategy, recommendation, shownRecommendation, strategyName } from './shapes.ts';

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const tags = ['Recommendations'];
const rulesShape = brandRules.meta({ id: 'RecommendationRules' });

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/recommendations',
    operationId: 'getRecommendations',
    summary: 'Products for a person, beside a product, for a cart or a segment',
    description:
      'From ready lists, with the reason of each. Without `strategy`: what fits what is known, unless it was shown not to beat what is popular.',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    query: z.object({
      strategy: strategyName.optional(),
      profileId: id.optional(),
      productId: z.string().trim().min(1).max(255).optional(),
      cart: z.string().max(10_000).optional().describe('Products, separated by commas; at most 50'),
      ids: z.enum(['own', 'shop']).default('own').describe("Whether productId and cart are our ids or the shop's"),
      segmentId: id.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
      fill: z.enum(['true', 'false']).default('true').describe('Fill up with what comes next'),
    }),
    response: recommendation,
    handle: async (ctx, { query: { productId, cart, ids, fill, ...query } }) =>
      shownRecommendation(
        await recommend(ctx, {
          ...query,
          ...(await resolveProducts(ctx, { productId, cart, ids })),
          fill: fill === 'true',
        }),
      ),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/recommendations/strategies',
    operationId: 'listRecommendationStrategies',
    summary: 'Every strategy, and how it did against what is popular',
    tags,
    audience: 'member',
    permission: 'catalog:read',
    response: z.object({ items: z.array(listedStrategy), evaluation: evaluation.nullable() }),
    handle: (ctx) => listStrategies(ctx),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/recommendations/rules',
    operationId: 'getRecommendationRules',
    summary: 'What the brand decided about every recommendation',
    tags,
    audience: 'member',
    permission: 'catalog:read',
    response: rulesShape,
    handle: (ctx) => readBrandRules(ctx),
  }),
  memberRoute({
    method: 'PUT',
    url: '/api/v1/recommendations/rules',
    operationId: 'saveRecommendationRules',
    summary: 'Change filters, pins and boosts',
    description: 'What is left out gets its default.',
    tags,
    audience: 'member',
    permission: 'catalog:write',
    body: rulesShape,
    response: rulesShape,
    handle: (ctx, { body }) => saveBrandRules(ctx, body),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/recommendations/build',
    operationId: 'getRecommendationBuild',
    summary: 'How fresh the lists are',
    tags,
    audience: 'member',
    permission: 'catalog:read',
    response: buildState,
    handle: (ctx) => readBuild(ctx),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/recommendations/build',
    operationId: 'buildRecommendations',
    summary: 'Make all lists anew',
    tags,
    audience: 'member',
    permission: 'catalog:write',
    status: 202,
    response: buildState,
    handle: async (ctx) => {
      await askForBuild(ctx);
      return readBuild(ctx);
    },
  }),
];
