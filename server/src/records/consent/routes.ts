import { z } from 'zod';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { decideConsent } from './actions/decide.ts';
import { liftSuppressions, suppress } from './actions/suppress.ts';
import { consentOfProfile } from './queries/consent-of-profile.ts';
import { listSuppressions } from './queries/list-suppressions.ts';
import { channels, consentStatement, statuses } from './statement.ts';
import { suppressionReasons } from './tables.ts';

const instant = z.iso.datetime();

const channelState = z
  .object({
    channel: z.enum(channels),
    status: z.enum(statuses).nullable().describe('null: never asked'),
    method: z.string().nullable(),
    source: z.string().nullable(),
    wording: z.string().nullable(),
    doubleOptIn: z.boolean(),
    effectiveAt: instant.nullable(),
    recordedAt: instant.nullable(),
    suppression: z
      .object({ reason: z.enum(suppressionReasons), detail: z.string().nullable(), since: instant })
      .nullable(),
    marketing: z
      .object({ can: z.boolean(), because: z.string().optional() })
      .describe('May marketing be sent, and why not'),
  })
  .meta({ id: 'ChannelConsent' });

const ledgerEntry = z
  .object({
    id: z.number().int(),
    channel: z.enum(channels),
    purpose: z.string(),
    status: z.enum(statuses),
    method: z.string(),
    source: z.string(),
    wording: z.string().nullable(),
    page: z.string().nullable(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    doubleOptIn: z.boolean(),
    trusted: z.boolean(),
    void: z.boolean(),
    effectiveAt: instant,
    recordedAt: instant,
  })
  .meta({ id: 'ConsentEntry' });

const profileConsent = z
  .object({ channels: z.array(channelState), ledger: pageOf(ledgerEntry) })
  .meta({ id: 'ProfileConsent' });

const suppression = z
  .object({
    channel: z.enum(channels),
    value: z.string(),
    reason: z.enum(suppressionReasons),
    detail: z.string().nullable(),
    since: instant,
  })
  .meta({ id: 'Suppression' });

const newSuppression = z.object({
  channel: z.enum(channels).default('email'),
  value: z.string().trim().min(1).max(320),
  reason: z.enum(suppressionReasons).default('manual'),
  detail: z.string().max(500).optional(),
});

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/:id/consent',
    operationId: 'getProfileConsent',
    summary: 'What a person agreed to on each channel, with the ledger that proves it',
    tags: ['Consent'],
    audience: 'member',
    permission: 'profiles:read',
    params: idParam,
    query: cursorQuery(),
    response: profileConsent,
    handle: (ctx, { params, query }) => consentOfProfile(ctx, params.id, query),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/profiles/:id/consent',
    operationId: 'recordConsent',
    summary: 'Record a decision of a person',
    tags: ['Consent'],
    audience: 'member',
    permission: 'consent:write',
    params: idParam,
    body: consentStatement,
    response: profileConsent,
    handle: async (ctx, { params, body }) => {
      await decideConsent(ctx, params.id, body);
      return consentOfProfile(ctx, params.id, { limit: 50 });
    },
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/suppressions',
    operationId: 'listSuppressions',
    summary: 'Addresses that get nothing',
    tags: ['Consent'],
    audience: 'member',
    permission: 'profiles:read',
    query: cursorQuery().extend({
      channel: z.enum(channels).optional(),
      reason: z.enum(suppressionReasons).optional(),
      search: z.string().trim().toLowerCase().max(320).optional(),
    }),
    response: pageOf(suppression),
    handle: (ctx, { query: { cursor, limit, ...filter } }) => listSuppressions(ctx, filter, { cursor, limit }),
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/suppressions',
    operationId: 'addSuppressions',
    summary: 'Suppress addresses on a channel',
    tags: ['Consent'],
    audience: 'member',
    permission: 'consent:write',
    body: z.object({ entries: z.array(newSuppression).min(1).max(1000) }),
    response: z.object({ added: z.number().int() }),
    handle: (ctx, { body }) => suppress(ctx, body.entries),
  }),
  memberRoute({
    method: 'DELETE',
    url: '/api/v1/suppressions',
    operationId: 'removeSuppressions',
    summary: 'Let addresses get messages again',
    tags: ['Consent'],
    audience: 'member',
    permission: 'consent:write',
    body: z.object({ channel: z.enum(channels), values: z.array(z.string().trim().min(1).max(320)).min(1).max(1000) }),
    response: z.object({ removed: z.number().int() }),
    handle: (ctx, { body }) => liftSuppressions(ctx, body.channel, body.values),
  }),
];
