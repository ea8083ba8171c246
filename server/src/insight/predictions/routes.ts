import { z } from 'zod';
import { everyPage } from '../../kernel/pagination.ts';
import { cursorQuery, memberRoute, sendCsv } from '../../platform/http/index.ts';
import { listAtRisk, listChurn } from './queries/churn.ts';
import { readValue } from './queries/value.ts';

const tags = ['Customer value'];
const minor = z.number().int().describe('Minor units of the workspace currency');
const model = z.object({
  state: z.enum(['shown', 'hidden', 'unfitted']),
  reason: z.string().nullable(),
  fittedAt: z.iso.datetime().nullable(),
});
const share = z.number().describe('0 to 1');

const value = z
  .object({
    currency: z.string(),
    model,
    churnModel: model,
    totals: z.object({
      customers: z.number().int(),
      predictedFor: z.number().int().describe('Customers with a prediction'),
      historic: minor,
      predicted: minor.describe('Next 365 days; minor units of the workspace currency'),
      active: z.number().nullable().describe('Sum of the probabilities of being active'),
      orders: z.number().describe('Expected in the next 365 days'),
      atRisk: z.number().int().nullable().describe('Customers with a churn risk above 66 %'),
      valueAtRisk: minor.describe('Historic value of those'),
    }),
    distribution: z.array(
      z.object({
        from: minor,
        below: minor.nullable().describe('Null: everything above'),
        historic: z.number().int().describe('Customers'),
        predicted: z.number().int().describe('Customers'),
      }),
    ),
    concentration: z.array(
      z.object({
        top: share,
        customers: z.number().int(),
        historic: share,
        total: share.describe('Historic and predicted'),
      }),
    ),
    drivers: z.array(
      z.object({
        driver: z.enum(['channel', 'category', 'country']),
        groups: z.array(
          z.object({
            name: z.string(),
            customers: z.number().int(),
            mean: minor.describe('Mean total value'),
            low: minor.describe('Lower bound of the 95 % interval of the mean'),
            high: minor,
          }),
        ),
      }),
    ),
    backtest: z
      .object({
        split: z.string(),
        rows: z.array(
          z.object({
            name: z.string(),
            isBaseline: z.boolean(),
            metrics: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'CustomerValue' });

const atRisk = z
  .object({
    profileId: z.number().int(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    risk: share,
    reasons: z.array(z.string()).describe('What raises the risk, the strongest first'),
    historicClv: minor,
    predictedClv: minor,
    lastOrderAt: z.iso.datetime().nullable(),
    expectedNextOrderAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AtRisk' });

const churn = z
  .object({
    currency: z.string(),
    model,
    bands: z.array(
      z.object({
        name: z.enum(['low', 'medium', 'high']),
        label: z.string(),
        from: share,
        below: share,
        people: z.number().int(),
        historic: minor,
        predicted: minor,
        rule: z.record(z.string(), z.unknown()).describe('A rule of segments that selects them'),
      }),
    ),
    items: z.array(atRisk),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ChurnList' });

const chosen = z.object({
  band: z.enum(['low', 'medium', 'high']).optional(),
  sort: z.enum(['risk', 'value']).default('risk').describe('Highest first'),
});

/** Each page ranks everybody anew: few large ones are sooner done. */
const pageOfFile = 20_000;

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/value',
    operationId: 'getCustomerValue',
    summary:
      'Lifetime value of all customers: historic and predicted, its spread, who brings it and where it comes from',
    tags,
    audience: 'member',
    permission: 'reports:read',
    response: value,
    handle: (ctx) => readValue(ctx),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/value/churn',
    operationId: 'listChurnRisk',
    summary: 'Customers by churn risk with the reasons, and the bands with a rule that selects each',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    query: cursorQuery().extend(chosen.shape),
    response: churn,
    handle: (ctx, { query }) => listChurn(ctx, query),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/value/churn.csv',
    operationId: 'downloadChurnRisk',
    summary: 'All customers of a risk band, or of all, with the reasons, as CSV',
    description: 'Money is in minor units of the workspace currency.',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    query: chosen,
    handle: async (ctx, { query, reply }) => {
      await sendCsv(reply, {
        name: query.band ? `churn-risk-${query.band}` : 'churn-risk',
        columns: [
          'profile_id',
          'email',
          'name',
          'churn_risk',
          'reasons',
          'historic_value_minor',
          'predicted_value_minor',
          'last_order_at',
          'expected_next_order_at',
        ],
        pages: everyPage((cursor) => listAtRisk(ctx, { ...query, cursor, limit: pageOfFile })),
        cells: (one) => [
          one.profileId,
          one.email,
          one.name,
          one.risk,
          one.reasons.join('; '),
          one.historicClv,
          one.predictedClv,
          one.lastOrderAt,
          one.expectedNextOrderAt,
        ],
      });
    },
  }),
];
