import type { JsonObject } from '../../../kernel/json.ts';
import { buyingFactor, drawTouch } from './acquisition.ts';
import { type Taste, drawTaste } from './basket.ts';
import { day, hour, shares } from './brand.ts';
import { browse, browseToOrder } from './browsing.ts';
import { atRate } from './currencies.ts';
import { drawConsents, subscribedSpan } from './consents.ts';
import type { ConsentFact, SampleEvent, SampleOrder, SamplePerson, Touch } from './facts.ts';
import { drawName } from './names.ts';
import { type Newsletter, drawReader, readNewsletters } from './newsletters.ts';
import { drawOrder } from './order.ts';
import { orderEvents } from './order-events.ts';
import { fictionalPhone } from './phones.ts';
import { drawPlace } from './places.ts';
import { drawPurchases } from './purchases.ts';
import { type Random, randomStream } from './random.ts';
import type { Calendar } from './season.ts';
import { serviceEvents } from './service.ts';

export type World = { seed: number; now: number; currency: string; calendar: Calendar; letters: readonly Newsletter[] };

/** Person number `index` of the sample: depends on the seed and the number alone. */
export function drawPerson(world: World, index: number): SamplePerson {
  const random = randomStream(world.seed, index);
  const place = drawPlace(random);
  const firstSeenAt = Math.min(
    world.now - 2 * hour,
    world.calendar.atHour(world.calendar.arrival(random), place.offset, random),
  );
  const firstTouch = drawTouch(random, firstSeenAt);
  const taste = drawTaste(random);
  const anonymousId = hexId(random);
  const roll = random.next();
  const isKnown = roll >= shares.anonymous;
  const isBuyer = isKnown && roll < shares.anonymous + shares.buyers * (buyingFactor[firstTouch.channel] ?? 1);
  const base = { index, anonymousId, place, firstSeenAt };
  if (!isKnown) {
    const events = visits(random, world, taste, { from: firstSeenAt, active: 20, mean: 1.2 });
    return {
      ...base,
      known: false,
      lastSeenAt: lastOf(events),
      properties: {},
      acquisition: { firstTouch },
      consents: [],
      orders: [],
      events,
    };
  }
  const orders = isBuyer ? ordersOf(random, world, { index, place, taste, firstTouch }) : [];
  const knownAt = orders[0]?.placedAt ?? Math.min(world.now - hour, firstSeenAt + random.int(60_000, 3 * hour));
  const phone = fictionalPhone(place.country, index);
  const consents = drawConsents(random, {
    knownAt,
    isBuyer,
    hasPhone: phone !== undefined,
    letters: world.letters,
    now: world.now,
  });
  const events = eventsOf(random, world, { taste, firstSeenAt, orders, consents });
  const device = random.chance(0.015) ? olderDevice(random, events, knownAt) : undefined;
  const firstOrder = orders[0] && { ...firstTouch, at: orders[0].placedAt };
  return {
    ...base,
    known: true,
    lastSeenAt: lastOf(events),
    contact: {
      ...drawName(random, index + 1),
      ...(phone !== undefined && { phone }),
      externalId: `C${100_000 + index}`,
      knownAt,
    },
    properties: propertiesOf(random, taste, orders.length),
    acquisition: { firstTouch, ...(firstOrder && { firstOrder }) },
    ...(device && { device }),
    consents,
    orders,
    events,
  };
}

type Buying = { index: number; place: SamplePerson['place']; taste: Taste; firstTouch: Touch };

function ordersOf(random: Random, world: World, { firstTouch, ...buyer }: Buying): SampleOrder[] {
  const wait = random.chance(0.6) ? random.int(10 * 60_000, 2 * hour) : Math.floor(random.exponential() * 9 * day);
  const first = Math.min(firstTouch.at + wait, world.now - hour);
  const purchases = drawPurchases(random, world.calendar, first, buyer.place.offset);
  return purchases.map((purchase, i) => {
    const touch = i === 0 ? firstTouch : { ...drawTouch(random, purchase.at), at: purchase.at };
    return drawOrder(
      random,
      { ...buyer, workspaceCurrency: world.currency, now: world.now },
      { number: i + 1, touch, purchase },
    );
  });
}

type Life = { taste: Taste; firstSeenAt: number; orders: readonly SampleOrder[]; consents: readonly ConsentFact[] };

function eventsOf(random: Random, world: World, { taste, firstSeenAt, orders, consents }: Life): SampleEvent[] {
  const active = orders.length > 0 ? (orders.at(-1)!.placedAt - firstSeenAt) / day + 45 : 60;
  const events = visits(random, world, taste, {
    from: firstSeenAt,
    active,
    mean: orders.length > 0 ? 0.7 + orders.length * 0.2 : 1.35,
  });
  for (const order of orders) {
    const amount = (minor: number): number => atRate(minor, order.rate);
    events.push(
      ...browseToOrder(random, order, amount),
      ...orderEvents(order, amount),
      ...serviceEvents(random, order, world.now),
    );
  }
  for (const { channel, status, at, method, letter } of consents) {
    const name = channel === 'email' ? 'Email' : 'SMS';
    const metric = status === 'subscribed' ? `Subscribed to ${name}` : `Unsubscribed from ${name}`;
    events.push({ metric, time: at, value: 0, properties: { method }, ...(letter !== undefined && { letter }) });
  }
  const span = subscribedSpan(consents);
  if (span)
    events.push(...readNewsletters(random, drawReader(random), { letters: world.letters, span, now: world.now }));
  return events
    .map((event) => (event.time < firstSeenAt ? { ...event, time: firstSeenAt } : event))
    .sort((a, b) => a.time - b.time);
}

/** The first visit is the first sight; others follow while the person is `active` (days). */
function visits(
  random: Random,
  world: World,
  taste: Taste,
  { from, active, mean }: { from: number; active: number; mean: number },
): SampleEvent[] {
  const events = browse(random, taste, from);
  const more = Math.min(30, Math.floor(random.exponential() * (mean - 0.5)));
  for (let i = 0; i < more; i += 1) {
    const at = from + Math.floor(random.next() * active * day);
    if (at < world.now - hour) events.push(...browse(random, taste, at));
  }
  return events.filter((event) => event.time < world.now).sort((a, b) => a.time - b.time);
}

/** What happened before the person was known, on another device than the one they use now. Marks those events. */
function olderDevice(random: Random, events: SampleEvent[], knownAt: number): SamplePerson['device'] {
  const before = events.filter((event) => event.time < knownAt && event.metric !== 'Placed Order');
  for (const event of before) event.onDevice = true;
  return before[0] && { anonymousId: hexId(random), firstSeenAt: before[0].time, mergedAt: knownAt };
}

const topics = ['new harvests', 'brew guides', 'recipes', 'offers', 'makers'] as const;
const rituals = [
  'first cup in silence',
  'pour-over at ten',
  'tea with the news',
  'matcha before work',
  'weekend breakfast',
] as const;

function propertiesOf(random: Random, taste: Taste, orders: number): JsonObject {
  return {
    ...(random.chance(0.45) && { favourite_ritual: random.pick(rituals) }),
    ...(random.chance(0.35) && { birthday: birthday(random) }),
    ...(random.chance(0.5) && { newsletter_topics: topics.filter(() => random.chance(0.4)) }),
    favourite_category: taste.favourite.name,
    ...(random.chance(0.3) && { household_size: random.int(1, 5) }),
    ...(orders >= 4 && { tea_club: random.chance(0.5) }),
  };
}

const birthday = (random: Random): string =>
  `${random.int(1954, 2005)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;

const hexId = (random: Random): string =>
  Array.from({ length: 4 }, () =>
    Math.floor(random.next() * 65_536 * 65_536)
      .toString(16)
      .padStart(8, '0'),
  ).join('');

const lastOf = (events: readonly SampleEvent[]): number => events.at(-1)?.time ?? 0;
