import { z } from 'zod';
import type { JsonObject } from '../../../kernel/json.ts';
import { invalid } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import { memberRoute } from '../../../platform/http/index.ts';
import { limits } from '../rules/limits.ts';
import { acceptedSchema, acceptRows, isTrusted } from './results.ts';
import { eventInput, profileInput, readEvent, readProfile, type ReadScope } from './read-event.ts';
import { readSegmentCall, segmentTypes, type SegmentType } from './read-segment.ts';

const anyObject = z.record(z.string(), z.unknown());
const tags = ['ingest'];

const scopeOf = (ctx: Context, source: string, context?: JsonObject): ReadScope => ({
  now: ctx.platform.clock.now().getTime(),
  trusted: isTrusted(ctx),
  source,
  ...(context ? { context } : {}),
});

/** One row, or the rows of a list under `name`, at most as many as a request may have. */
function rowsOf(body: Record<string, unknown>, name: string): { rows: unknown[]; single: boolean } {
  const list = body[name];
  if (list === undefined) return { rows: [body], single: true };
  if (!Array.isArray(list) || list.length === 0 || list.length > limits.eventsPerRequest) {
    throw invalid(`"${name}" takes 1 to ${limits.eventsPerRequest} rows.`, [
      { path: `/${name}`, message: 'send fewer rows per request' },
    ]);
  }
  return { rows: list, single: false };
}

const listOf = <T extends z.ZodType>(name: string, item: T) =>
  anyObject.meta({
    description: `One row, or { "${name}": [...] } with up to ${limits.eventsPerRequest}. Good rows are kept when others are refused.`,
    examples: [{ [name]: [] }],
    rows: item.meta()?.id,
  });

export const ingestRoutes = [
  memberRoute({
    method: 'POST',
    url: '/api/v1/events',
    operationId: 'trackEvents',
    summary: 'Track events',
    description: 'Durable when answered. Rows are `TrackedEvent`. Repeating a row with the same `id` changes nothing.',
    tags,
    audience: 'ingest',
    permission: 'events:write',
    body: listOf('events', eventInput),
    response: acceptedSchema,
    status: 202,
    handle: (ctx, { body, request }) => {
      const { rows, single } = rowsOf(body, 'events');
      const scope = scopeOf(ctx, 'api', {
        ip: request.ip,
        ...(request.headers['user-agent'] ? { userAgent: request.headers['user-agent'].slice(0, 300) } : {}),
      });
      return acceptRows(
        ctx,
        rows.map((row, i) => readEvent(row, single ? '' : `/events/${i}`, scope)),
      );
    },
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/profiles',
    operationId: 'upsertProfiles',
    summary: 'Create or update profiles',
    description: 'Rows are `ProfileUpsert`: identifiers, standard fields and custom `properties`. null clears a field.',
    tags,
    audience: 'ingest',
    permission: 'profiles:write',
    body: listOf('profiles', profileInput),
    response: acceptedSchema,
    status: 202,
    handle: (ctx, { body }) => {
      const { rows, single } = rowsOf(body, 'profiles');
      return acceptRows(
        ctx,
        rows.map((row, i) => readProfile(row, single ? '' : `/profiles/${i}`, scopeOf(ctx, 'api'))),
      );
    },
  }),
  ...segmentTypes.map((type) => segmentRoute(type)),
  memberRoute({
    method: 'POST',
    url: '/v1/batch',
    operationId: 'segmentBatch',
    summary: 'Segment-compatible batch',
    tags: ['segment-compatible'],
    audience: 'ingest',
    permission: 'events:write',
    body: anyObject,
    response: z.object({ success: z.boolean() }),
    idempotent: false,
    handle: async (ctx, { body }) => {
      const { rows } = rowsOf(body.batch === undefined ? { ...body, batch: null } : body, 'batch');
      const scope = scopeOf(ctx, 'segment');
      await acceptRows(
        ctx,
        rows.map((row, i) => readSegmentCall(row, undefined, `/batch/${i}`, scope, body.sentAt)),
      );
      return { success: true };
    },
  }),
];

function segmentRoute(type: SegmentType) {
  return memberRoute({
    method: 'POST',
    url: `/v1/${type}`,
    operationId: `segment${type[0]?.toUpperCase()}${type.slice(1)}`,
    summary: `Segment-compatible ${type}`,
    tags: ['segment-compatible'],
    audience: 'ingest',
    permission: 'events:write',
    body: anyObject,
    response: z.object({ success: z.boolean() }),
    idempotent: false,
    handle: async (ctx, { body }) => {
      await acceptRows(ctx, [readSegmentCall(body, type, '', scopeOf(ctx, 'segment'))]);
      return { success: true };
    },
  });
}
