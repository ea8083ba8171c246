import { randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../../kernel/json.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { checkProperties, normaliseEmail, type Identifiers } from '../../profiles/index.ts';
import { readFacts } from '../rules/facts.ts';
import { limits, parseTime } from '../rules/limits.ts';
import { metricOfSegment } from '../rules/segment-names.ts';
import { namesSomebody, readIdentifiers, readValue } from '../rules/person-input.ts';
import type { Message } from '../message.ts';
import { nobodyError, type ReadScope } from './read-event.ts';
import type { Read } from './results.ts';

export const segmentTypes = ['track', 'identify', 'page', 'screen', 'alias', 'group'] as const;
export type SegmentType = (typeof segmentTypes)[number];

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/**
 * One call of Segment's HTTP tracking API (segment.com/docs/connections/sources/catalog/libraries/server/http-api)
 * as a message. A client clock that is off by more than a minute is corrected by `sentAt`, as Segment does.
 */
export function readSegmentCall(
  raw: unknown,
  type: SegmentType | undefined,
  path: string,
  scope: ReadScope,
  sentAt?: unknown,
): Read {
  if (!isObject(raw)) return { errors: [{ path: path || '/', message: 'is not an object' }] };
  const kind = type ?? textOf(raw.type);
  if (!kind || !(segmentTypes as readonly string[]).includes(kind)) {
    return { errors: [{ path: `${path}/type`, message: `is not one of ${segmentTypes.join(', ')}` }] };
  }
  const traits = isObject(raw.traits) ? raw.traits : {};
  const context = isObject(raw.context) ? raw.context : {};
  const { who, errors } = identifiersOf(raw, kind as SegmentType, traits, context, path);
  const properties = isObject(raw.properties) ? raw.properties : {};
  errors.push(
    ...checkProperties(
      kind === 'identify' ? traits : properties,
      `${path}/${kind === 'identify' ? 'traits' : 'properties'}`,
    ),
    ...checkProperties(isObject(context.traits) ? context.traits : {}, `${path}/context/traits`),
  );
  const time = correctedTime(raw.timestamp ?? raw.originalTimestamp, sentAt ?? raw.sentAt, scope.now);
  if (typeof time === 'string') errors.push({ path: `${path}/timestamp`, message: time });
  const name = nameOf(kind as SegmentType, raw);
  if (name === null) errors.push({ path: `${path}/event`, message: 'is missing; a track call names what happened' });
  if (errors.length === 0 && !namesSomebody(who)) errors.push(nobodyError(path));
  if (errors.length > 0 || typeof time === 'string' || name === null) return { errors };
  return { message: asMessage(kind as SegmentType, raw, { who, time, name, traits, properties, context }, scope) };
}

type Parts = {
  who: Identifiers;
  time: number;
  name: string;
  traits: JsonObject;
  properties: JsonObject;
  context: JsonObject;
};

function asMessage(kind: SegmentType, raw: JsonObject, parts: Parts, scope: ReadScope): Message {
  const { who, time, name, traits, properties, context } = parts;
  const id = textOf(raw.messageId);
  const base = {
    key: id === undefined ? randomUUID() : stableUuid('id', id.slice(0, limits.idLength)),
    time,
    who,
    source: scope.source,
    trusted: scope.trusted,
    backfill: false,
    context: {
      ...scope.context,
      ...pick(context, ['page', 'campaign', 'referrer', 'ip', 'userAgent', 'locale', 'timezone']),
    },
  };
  if (kind === 'identify')
    return { ...base, kind: 'identify', name: 'identify', data: { facts: readFacts(traits) as unknown as JsonObject } };
  if (kind === 'alias') return { ...base, kind: 'alias', name: 'alias', data: aliasData(parts.who, scope.trusted) };
  if (kind === 'group') {
    const properties: Record<string, JsonValue> = { group_id: textOf(raw.groupId) ?? null };
    const fields: JsonObject = typeof traits.name === 'string' ? { organization: traits.name } : {};
    return { ...base, kind: 'identify', name: 'group', data: { facts: { fields, properties } } };
  }
  const value = readValue(textOf(properties.revenue ?? properties.total ?? properties.value), '').value;
  const stated = isObject(context.traits) ? readFacts(context.traits) : undefined;
  return {
    ...base,
    kind: 'track',
    name,
    data: {
      value,
      ...(typeof properties.currency === 'string' ? { currency: properties.currency } : {}),
      properties:
        kind === 'track'
          ? properties
          : { ...properties, ...(textOf(raw.name) ? { name: textOf(raw.name) ?? '' } : {}) },
      ...(stated ? { facts: stated as unknown as JsonObject } : {}),
    },
  };
}

/**
 * The former id may be a device's or another user id: it is read as a device, and by a secret key as a user id too, so
 * that somebody known by it is the same person. A public key joins nobody.
 */
const aliasData = ({ anonymousId, externalId }: Identifiers, trusted: boolean): JsonObject =>
  trusted && anonymousId && externalId ? { formerId: anonymousId, facts: { fields: {}, properties: {} } } : {};

function identifiersOf(raw: JsonObject, kind: SegmentType, traits: JsonObject, context: JsonObject, path: string) {
  const contextTraits = isObject(context.traits) ? context.traits : {};
  const email = kind === 'identify' ? textOf(traits.email) : textOf(contextTraits.email);
  const phone = kind === 'identify' ? textOf(traits.phone) : textOf(contextTraits.phone);
  const userId = textOf(raw.userId);
  // Many shops use the address as the user id; then it is one.
  const idIsEmail = userId !== undefined && normaliseEmail(userId) !== null;
  const read = readIdentifiers(
    {
      externalId: userId,
      anonymousId: kind === 'alias' ? textOf(raw.previousId) : textOf(raw.anonymousId),
      email: email ?? (idIsEmail ? userId : undefined),
      phone,
      country: isObject(traits.address) ? textOf(traits.address.country) : undefined,
    },
    path,
  );
  // A trait that is no address or number stays out of identity; the call itself is good.
  const errors = read.errors.filter((e) => !/\/(email|phone)$/.test(e.path));
  const renamed = kind === 'alias' ? 'previousId' : 'anonymousId';
  return { who: read.who, errors: errors.map((e) => ({ ...e, path: e.path.replace(/anonymousId$/, renamed) })) };
}

function nameOf(kind: SegmentType, raw: JsonObject): string | null {
  if (kind === 'page') return 'Active on Site';
  if (kind === 'screen') return 'Viewed Screen';
  if (kind !== 'track') return kind;
  const event = textOf(raw.event)?.trim().slice(0, limits.metricLength);
  return event ? metricOfSegment(event) : null;
}

function correctedTime(timestamp: unknown, sentAt: unknown, now: number): number | string {
  const stated = textOf(timestamp);
  if (stated === undefined) return now;
  const time = parseTime(stated, now);
  const sent = textOf(sentAt) === undefined ? now : parseTime(textOf(sentAt) ?? '', now);
  if (typeof time === 'string' || typeof sent === 'string') return time;
  return Math.abs(now - sent) > 60_000 ? Math.min(now, now - (sent - time)) : time;
}

function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
