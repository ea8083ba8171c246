import { z } from 'zod';
import { cursorQuery, idParam, memberRoute, pageOf } from '../../platform/http/index.ts';
import { asCountryCode } from '../../kernel/country.ts';
import { invalid } from '../../kernel/problem.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { mergeByHand, undoMerge } from './actions/merge.ts';
import { updateProfile } from './actions/update-profile.ts';
import { getProfile } from './queries/get.ts';
import { checkProperties } from './rules/property-limits.ts';
import { findProfiles, profileCount } from './queries/list.ts';

const text = z.string().nullable();
const countryForm = 'ISO 3166-1 alpha-2; text that names no country stays as given';
const profileShape = {
  id: z.number(),
  known: z.boolean(),
  email: text,
  phone: text,
  externalId: text,
  firstName: text,
  lastName: text,
  organization: text,
  title: text,
  locale: text,
  timezone: text,
  imageUrl: text,
  city: text,
  region: text,
  postalCode: text,
  country: text.describe(countryForm),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  properties: z.record(z.string(), z.json()),
  acquisition: z.record(z.string(), z.json()).nullable(),
  firstSeenAt: z.date().nullable(),
  lastSeenAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
};
const profileSummary = z.object(profileShape).meta({ id: 'Profile' });
const profileDetail = z
  .object({
    ...profileShape,
    provenance: z.record(z.string(), z.object({ at: z.string().nullable(), source: z.string() })),
    identifiers: z.array(z.object({ kind: z.string(), value: z.string(), firstSeenAt: z.date(), source: z.string() })),
    merges: z.array(
      z.object({
        id: z.number(),
        survivorId: z.number(),
        absorbedId: z.number(),
        reason: z.string(),
        source: z.string(),
        mergedAt: z.date(),
        undoneAt: z.date().nullable(),
      }),
    ),
  })
  .meta({ id: 'ProfileDetail' });

const editable = z.string().max(1000).nullable().optional();
const profileChange = z
  .object({
    firstName: editable,
    lastName: editable,
    organization: editable,
    title: editable,
    locale: editable,
    timezone: editable,
    city: editable,
    region: editable,
    postalCode: editable,
    country: z.string().max(1000).overwrite(asCountryCode).nullable().optional().describe(countryForm),
    // sizes and depth are checked by `checkProperties`, once
    properties: z.record(z.string().min(1).max(200), z.unknown()).optional(),
  })
  .strict()
  .meta({ id: 'ProfileChange' });

const columnOf = {
  firstName: 'first_name',
  lastName: 'last_name',
  organization: 'organization',
  title: 'title',
  locale: 'locale',
  timezone: 'timezone',
  city: 'city',
  region: 'region',
  postalCode: 'postal_code',
  country: 'country',
} as const;

const tags = ['profiles'];

export const routes = [
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles',
    operationId: 'listProfiles',
    summary: 'Find profiles',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    query: cursorQuery(500).extend({
      search: z.string().max(200).optional().describe('Any part of e-mail, name, phone or id'),
      email: z.string().max(300).optional(),
      phone: z.string().max(60).optional(),
      externalId: z.string().max(300).optional(),
      anonymousId: z.string().max(300).optional(),
      ids: z
        .string()
        .max(10_000)
        .optional()
        .describe('Comma-separated profile ids')
        .transform((v) =>
          v
            ?.split(',')
            .map(Number)
            .filter((n) => Number.isSafeInteger(n) && n > 0),
        ),
      anonymous: z.stringbool().default(false).describe('Devices nobody was identified on, too'),
      sort: z.enum(['created', 'lastSeen']).default('lastSeen'),
    }),
    response: pageOf(profileSummary),
    handle: (ctx, { query }) => findProfiles(ctx, query),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/count',
    operationId: 'countProfiles',
    summary: 'How many people are known',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    response: z.object({ count: z.number() }),
    handle: async (ctx) => ({ count: await profileCount(ctx) }),
  }),
  memberRoute({
    method: 'GET',
    url: '/api/v1/profiles/:id',
    operationId: 'getProfile',
    summary: 'One profile',
    description: 'A merged profile answers with the one it was merged into.',
    tags,
    audience: 'member',
    permission: 'profiles:read',
    params: idParam,
    response: profileDetail,
    handle: (ctx, { params }) => getProfile(ctx, params.id),
  }),
  memberRoute({
    method: 'PATCH',
    url: '/api/v1/profiles/:id',
    operationId: 'updateProfile',
    summary: 'Change fields and custom properties',
    tags,
    audience: 'member',
    permission: 'profiles:write',
    params: idParam,
    body: profileChange,
    response: profileDetail,
    handle: async (ctx, { params, body }) => {
      const { properties = {}, ...named } = body;
      const faults = checkProperties(properties, '/properties');
      if (faults.length > 0) throw invalid('The profile was not changed.', faults);
      const fields = Object.fromEntries(
        Object.entries(named).flatMap(([name, value]) =>
          value === undefined ? [] : [[columnOf[name as keyof typeof columnOf], value]],
        ),
      );
      await updateProfile(ctx, params.id, { fields, properties: properties as JsonObject });
      return getProfile(ctx, params.id);
    },
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/profiles/:id/merge',
    operationId: 'mergeProfiles',
    summary: 'Merge another profile into this one',
    tags,
    audience: 'member',
    permission: 'profiles:write',
    params: idParam,
    body: z.object({ absorbedId: z.number().int().positive() }),
    response: profileDetail,
    handle: async (ctx, { params, body }) => {
      await mergeByHand(ctx, params.id, body.absorbedId);
      return getProfile(ctx, params.id);
    },
  }),
  memberRoute({
    method: 'POST',
    url: '/api/v1/merges/:id/undo',
    operationId: 'undoMerge',
    summary: 'Undo a merge',
    tags,
    audience: 'member',
    permission: 'profiles:write',
    params: idParam,
    response: z.object({ restoredId: z.number() }),
    handle: (ctx, { params }) => undoMerge(ctx, params.id),
  }),
];
