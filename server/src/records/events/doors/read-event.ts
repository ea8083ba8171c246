import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { JsonObject } from '../../../kernel/json.ts';
import type { FieldError } from '../../../kernel/problem.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { limits, parseTime } from '../rules/limits.ts';
import { checkProperties } from '../../profiles/index.ts';
import { checkCurrency, namesSomebody, readIdentifiers, readValue } from '../rules/person-input.ts';
import { readFacts } from '../rules/facts.ts';
import { zodErrors, type Read } from './results.ts';

const text = (max: number) => z.string().max(max);
// What was parsed from JSON is JSON; sizes and depth are checked by `checkProperties`, once.
const jsonObject = z.record(z.string(), z.unknown());
export const identifiersInput = z.object({
  email: text(300).nullish(),
  phone: text(60).nullish(),
  externalId: z.union([text(300), z.number()]).nullish(),
  anonymousId: text(300).nullish(),
  store: z.record(text(60), z.union([text(300), z.number()])).nullish(),
  country: text(100)
    .nullish()
    .describe('ISO 3166-1 alpha-2, or an English name, kept as the code; other text is kept as given'),
});

export const eventInput = z
  .object({
    metric: text(limits.metricLength).min(1).describe('What happened, for example "Viewed Product"'),
    profile: identifiersInput
      .loose()
      .describe('Who: at least one identifier; other members are facts about the person'),
    id: text(limits.idLength).min(1).optional().describe('Your id of this event; sending it again changes nothing'),
    time: z
      .union([text(40), z.number()])
      .optional()
      .describe('ISO 8601; now when left out'),
    value: z
      .union([z.number(), text(40)])
      .nullish()
      .describe('In units of the currency'),
    currency: text(10).nullish(),
    properties: jsonObject.optional(),
    context: jsonObject.optional().describe('page, referrer, campaign (UTM) …'),
    backfill: z.boolean().optional().describe('History: triggers nothing'),
  })
  .meta({ id: 'TrackedEvent' });

export const profileInput = identifiersInput
  .extend({
    id: text(limits.idLength).min(1).optional().describe('Your id of this update; sending it again changes nothing'),
    time: z
      .union([text(40), z.number()])
      .optional()
      .describe('When these facts were true; now when left out'),
    properties: jsonObject.optional(),
  })
  .loose()
  .meta({ id: 'ProfileUpsert' });

export type ReadScope = { now: number; trusted: boolean; source: string; context?: JsonObject };

/** One event of a request as a message, or what is wrong with it. */
export function readEvent(raw: unknown, path: string, scope: ReadScope): Read {
  const parsed = eventInput.safeParse(raw);
  if (!parsed.success) return { errors: zodErrors(parsed.error, path) };
  const input = parsed.data;
  const { who, errors } = readIdentifiers(input.profile, `${path}/profile`);
  const time = input.time === undefined ? scope.now : parseTime(input.time, scope.now);
  if (typeof time === 'string') errors.push({ path: `${path}/time`, message: time });
  const value = readValue(input.value, `${path}/value`);
  errors.push(
    ...value.errors,
    ...checkCurrency(input.currency, `${path}/currency`),
    ...checkProperties(input.profile, `${path}/profile`),
    ...checkProperties(input.properties ?? {}, `${path}/properties`),
  );
  if (errors.length === 0 && !namesSomebody(who)) errors.push(nobodyError(`${path}/profile`));
  if (errors.length > 0 || typeof time === 'string') return { errors };
  const { email: _e, phone: _p, externalId: _x, anonymousId: _a, store: _s, ...facts } = input.profile;
  const stated = readFacts(facts as JsonObject);
  const hasFacts = Object.keys(stated.fields).length + Object.keys(stated.properties).length > 0;
  return {
    message: {
      kind: 'track',
      key: input.id === undefined ? randomUUID() : stableUuid('id', input.id),
      time,
      who,
      name: input.metric,
      data: {
        value: value.value,
        ...(input.currency ? { currency: input.currency } : {}),
        properties: (input.properties ?? {}) as JsonObject,
        ...(hasFacts ? { facts: stated as unknown as JsonObject } : {}),
      },
      source: scope.source,
      trusted: scope.trusted,
      backfill: input.backfill ?? false,
      ...((input.context ?? scope.context)
        ? { context: { ...scope.context, ...(input.context as JsonObject | undefined) } }
        : {}),
    },
  };
}

/** One profile update of a request as a message, or what is wrong with it. */
export function readProfile(raw: unknown, path: string, scope: ReadScope): Read {
  const parsed = profileInput.safeParse(raw);
  if (!parsed.success) return { errors: zodErrors(parsed.error, path) };
  const { id, time: at, properties, email, phone, externalId, anonymousId, store, ...rest } = parsed.data;
  const { who, errors } = readIdentifiers(
    { email, phone, externalId, anonymousId, store, country: rest.country },
    path,
  );
  const time = at === undefined ? scope.now : parseTime(at, scope.now);
  if (typeof time === 'string') errors.push({ path: `${path}/time`, message: time });
  const traits = { ...(rest as JsonObject), ...((properties ?? {}) as JsonObject) };
  errors.push(...checkProperties(rest, path), ...checkProperties(properties ?? {}, `${path}/properties`));
  if (errors.length === 0 && !namesSomebody(who)) errors.push(nobodyError(path));
  if (errors.length > 0 || typeof time === 'string') return { errors };
  return {
    message: {
      kind: 'identify',
      key: id === undefined ? randomUUID() : stableUuid('id', id),
      time,
      who,
      name: 'identify',
      data: { facts: readFacts(traits) as unknown as JsonObject },
      source: scope.source,
      trusted: scope.trusted,
      backfill: false,
      ...(scope.context ? { context: scope.context } : {}),
    },
  };
}

export const nobodyError = (path: string): FieldError => ({
  path,
  message: 'names nobody; give at least one of email, phone, externalId, anonymousId',
});
