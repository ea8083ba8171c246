import { z } from 'zod';
import { idParam, memberRoute, type AnyRoute } from '../../../platform/http/index.ts';
import { ruleInput, ruleText } from '../shapes.ts';
import { explainGiven } from './explain-given.ts';
import { explainSegment } from './explain-segment.ts';

const tags = ['Segments'];
const read = { audience: 'member', permission: 'segments:read', tags } as const;
const instant = z.string();
const moment = z.iso.datetime({ offset: true });
const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

const evidenceRow = z.object({
  source: z.enum(['events', 'orders', 'lines', 'creditNotes', 'memberships']),
  at: instant,
  title: z.string().describe('Metric, channel of the order, product, or "Entered" and "Left"'),
  id: z.number().int().nullable().describe('Of the order; of the segment for memberships'),
  amount: z.number().nullable().describe('Units of the currency for orders, lines and credit notes; value of an event'),
  quantity: z.number().int().nullable(),
  properties: z.string().nullable(),
});

const explainedLeaf = z.object({
  kind: z.string(),
  path: z.string(),
  holds: z.boolean(),
  words: z.string().describe('The condition in words'),
  wanted: z.string(),
  value: z.string().nullable(),
  decides: z.boolean().describe('Turned round alone, it turns the outcome round'),
  toChange: z.boolean().describe('Belongs to the fewest conditions that together turn the outcome round'),
  rows: z.array(evidenceRow).describe('The latest rows the value was computed from, at most five of each source'),
});
type ExplainedShape =
  z.infer<typeof explainedLeaf> | { op: 'all' | 'any' | 'none'; holds: boolean; children: ExplainedShape[] };
const explainedNode: z.ZodType<ExplainedShape> = z
  .lazy(() =>
    z.union([
      z.object({ op: z.enum(['all', 'any', 'none']), holds: z.boolean(), children: z.array(explainedNode) }),
      explainedLeaf,
    ]),
  )
  .meta({ id: 'ExplainedCondition' });

const explanation = z.object({
  profileId: z.number().int(),
  member: z.boolean(),
  tree: explainedNode,
  caveats: z.array(z.string()),
  asOf: instant,
  timezone: z.string(),
});

export const explainRoutes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id/explain',
    operationId: 'explainSegment',
    summary: 'Why somebody is in or out: each condition with the measured value, what decides, and the rows behind it',
    params: idParam,
    query: z.object({ profileId: z.coerce.number().int().positive(), asOf: moment.optional() }),
    response: explanation.extend({
      since: instant.nullable().describe('Since when it has been so, by the history of the segment'),
      changes: z
        .array(z.object({ at: instant, entered: z.boolean(), reason: z.string() }))
        .describe('When they entered and left, latest first'),
    }),
    handle: (ctx, { params, query }) => explainSegment(ctx, params.id, query.profileId, dateOf(query.asOf)),
  }),
  memberRoute({
    ...read,
    method: 'POST',
    url: '/api/v1/segments/explain',
    operationId: 'explainRule',
    summary: 'Why a rule selects somebody or not, without saving it',
    idempotent: false,
    body: z.strictObject({
      rule: ruleInput.optional(),
      text: ruleText.optional(),
      profileId: z.number().int().positive(),
      asOf: moment.optional(),
    }),
    response: explanation,
    handle: (ctx, { body: { asOf, ...body } }) => explainGiven(ctx, { ...body, asOf: dateOf(asOf) }),
  }),
];
