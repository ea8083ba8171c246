import { z } from 'zod';
import { everyPage } from '../../../kernel/pagination.ts';
import { cursorQuery, idParam, memberRoute, pageOf, sendCsv, type AnyRoute } from '../../../platform/http/index.ts';
import { personShape } from '../queries/faces.ts';
import { readFreshness } from '../queries/freshness.ts';
import { overlapOf } from '../queries/overlap.ts';
import { queryPeople } from '../queries/people.ts';
import { listMembers, readGrowth, readSegment, segmentsOfProfile } from '../queries/segments.ts';
import { reachOf } from '../queries/reach.ts';
import { sortKeyNames } from '../store.faces.ts';
import { freshnessShape, growthPoint, memberShape, overlapShape, ruleInput, ruleText } from '../shapes.ts';

const tags = ['Segments'];
const read = { audience: 'member', permission: 'segments:read', tags } as const;
const moment = z.iso.datetime({ offset: true });
const year = 365 * 86_400_000;
/** Ids of a page go to the event store in an address, which holds some ten thousand. */
const pageOfFile = 2_000;

/** Who is in segments, and how that moves. */
export const membersRoutes: readonly AnyRoute[] = [
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/freshness',
    operationId: 'readSegmentFreshness',
    summary: 'How up to date memberships are',
    response: freshnessShape,
    handle: (ctx) => readFreshness(ctx),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/overlap',
    operationId: 'readSegmentOverlap',
    summary: 'Members that stored segments have in common: each two of them',
    query: z.object({
      ids: z
        .string()
        .regex(/^[1-9]\d{0,9}(,[1-9]\d{0,9}){1,29}$/, 'Give 2 to 30 ids of segments, separated by commas')
        .optional()
        .describe('Ids of 2 to 30 segments, separated by commas; left out: the 12 with most members'),
    }),
    response: overlapShape,
    handle: (ctx, { query }) => overlapOf(ctx, query.ids?.split(',').map(Number)),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/segments/query',
    operationId: 'queryPeople',
    summary: 'List the people a rule selects with their figures, searched and sorted',
    description:
      'Who they are and in what order comes from the copies in the event store, seconds behind; what is shown of them is current. `total` comes with the first page.',
    audience: 'member',
    permission: 'profiles:read',
    tags,
    idempotent: false,
    body: z.strictObject({
      rule: ruleInput.optional().describe('Left out, and no `text`: everybody known'),
      text: ruleText.optional(),
      search: z.string().max(200).optional().describe('Any part of e-mail, name, phone or id'),
      sort: z
        .strictObject({ by: z.enum(sortKeyNames), direction: z.enum(['asc', 'desc']) })
        .default({ by: 'lastSeenAt', direction: 'desc' }),
      cursor: z.string().max(1000).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    response: pageOf(personShape).extend({ total: z.number().int().nullable() }),
    handle: (ctx, { body }) => queryPeople(ctx, body),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/reach',
    operationId: 'readSegmentReach',
    summary: 'How many members of segments can be sent marketing at the moment',
    query: z.object({
      ids: z
        .string()
        .max(2_000)
        .describe('Comma-separated segment ids, at most 100')
        .transform((ids) => ids.split(',').map(Number))
        .pipe(z.array(z.number().int().positive()).min(1).max(100)),
    }),
    response: z.object({
      items: z.array(z.object({ segmentId: z.number().int(), email: z.number().int(), sms: z.number().int() })),
    }),
    handle: async (ctx, { query }) => ({ items: await reachOf(ctx, query.ids) }),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id/members',
    operationId: 'listSegmentMembers',
    summary: 'Members as of the last evaluation, by profile id',
    params: idParam,
    query: cursorQuery(),
    response: pageOf(memberShape),
    handle: (ctx, { params, query }) => listMembers(ctx, params.id, query),
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id/members.csv',
    operationId: 'downloadSegmentMembers',
    summary: 'All members as of the last evaluation, by profile id, as CSV',
    params: idParam,
    handle: async (ctx, { params: { id }, reply }) => {
      const { name } = await readSegment(ctx, id);
      await sendCsv(reply, {
        name,
        columns: ['profile_id', 'email', 'name', 'city', 'country', 'member_since'],
        pages: everyPage((cursor) => listMembers(ctx, id, { cursor, limit: pageOfFile })),
        cells: (one) => [one.profileId, one.email, one.name, one.city, one.country, one.since],
      });
    },
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/segments/:id/growth',
    operationId: 'readSegmentGrowth',
    summary: 'Members, entered and left over time',
    params: idParam,
    query: z.object({ from: moment.optional() }),
    response: z.object({ points: z.array(growthPoint) }),
    handle: async (ctx, { params, query }) => {
      const from =
        query.from === undefined ? new Date(ctx.platform.clock.now().getTime() - year) : new Date(query.from);
      return { points: await readGrowth(ctx, params.id, from) };
    },
  }),
  memberRoute({
    ...read,
    method: 'GET',
    url: '/api/v1/profiles/:id/segments',
    operationId: 'listProfileSegments',
    summary: 'Segments somebody is in, and since when',
    params: idParam,
    response: z.object({
      items: z.array(z.object({ segmentId: z.number().int(), name: z.string(), since: z.string() })),
    }),
    handle: async (ctx, { params }) => ({ items: await segmentsOfProfile(ctx, params.id) }),
  }),
];
