import { channels, weekdays } from '../definitions.ts';
import { catalog } from './arbitrary.ts';
import { naiveHealth } from './naive-health.ts';
import { half, settings, sum, type Put, type Trend } from './naive-terms.ts';
import { day, grossOf, ownerIn, type Sign, type Small } from './world.ts';

/** `figure|key|person` → value. */
export type Values = Map<string, number | string>;

const groups = <T, K>(items: readonly T[], of: (item: T) => K): Map<K, T[]> => {
  const found = new Map<K, T[]>();
  for (const item of items) found.set(of(item), [...(found.get(of(item)) ?? []), item]);
  return found;
};

/** The same figures as the module's, one person and one sum at a time. */
export function naiveFigures(world: Small, ids: readonly number[], now: number, brandZone: string): Values {
  const values: Values = new Map();
  const alive = new Set(world.people.filter((p) => !p.deleted).map((p) => p.id));
  const put = (figure: string, who: number, value: number | string | null, key = ''): void => {
    if (alive.has(who) && value !== null && value !== '') values.set(`${figure}|${key}|${who}`, value);
  };
  const signs = world.signs.filter((s) => s.at <= now).map((s) => ({ ...s, who: ownerIn(world, s.who) }));
  interests(world, signs, ids, now, put);
  moments(world, signs, now, brandZone, put);
  buying(world, put);
  answers(signs, now, put);
  const trends = naiveTrends(world, signs, now);
  for (const [who, { trend }] of trends) put('engagementTrend', who, trend);
  naiveHealth(world, signs, now, trends, put);
  return values;
}

function interests(world: Small, signs: readonly Sign[], ids: readonly number[], now: number, put: Put): void {
  type Interest = {
    who: number;
    at: number;
    weight: number;
    category: string;
    brand: string;
    priceBand: string;
    product: string;
  };
  const facts = (index: number) => ({
    category: catalog[index]?.category ?? '',
    brand: catalog[index]?.brand ?? '',
    priceBand: bandOf(index),
    product: catalog[index]?.title ?? '',
  });
  const all: Interest[] = signs
    .filter(({ metric }) => metric === 'Viewed Product' || metric === 'Added to Cart')
    .map(({ who, at, metric, properties: p }) => ({
      who,
      at,
      weight: metric === 'Viewed Product' ? 1 : 3,
      ...facts(catalog.findIndex(({ id }) => id === (p['product_id'] ?? p['productId']))),
    }));
  for (const { who, at, cancelled, lines } of world.purchases) {
    if (cancelled || at > now) continue;
    for (const l of lines.filter(({ quantity, refunded }) => quantity > refunded)) {
      all.push({ who, at, weight: (8 * (l.quantity - l.refunded)) / l.quantity, ...facts(ids.indexOf(l.product)) });
    }
  }
  const decays = ({ at, weight }: Interest, to: number): number => weight * half(to - at, settings.halfLifeDays);
  for (const dimension of ['category', 'brand', 'priceBand', 'product'] as const) {
    const keyed = all.filter((s) => s[dimension] !== '');
    const whole = sum(keyed.map((s) => decays(s, now)));
    const usual = new Map(
      [...groups(keyed, (s) => s[dimension])].map(([k, of]) => [k, sum(of.map((s) => decays(s, now))) / whole]),
    );
    for (const [who, own] of groups(keyed, (s) => s.who)) {
      const last = Math.max(...own.map((s) => s.at));
      const total = sum(own.map((s) => decays(s, last)));
      const shares = [...groups(own, (s) => s[dimension])].map(([k, of]): [string, number] => [
        k,
        (sum(of.map((s) => decays(s, last))) + 10 * (usual.get(k) ?? 0)) / (total + 10),
      ]);
      const kept = shares.sort(byShare).slice(0, dimension === 'product' ? 5 : 20);
      for (const [k, share] of kept) put(`${dimension}Affinity`, who, share, k);
      if (dimension === 'category') put('favouriteCategory', who, kept[0]?.[0] ?? '');
      if (dimension === 'brand') put('favouriteBrand', who, kept[0]?.[0] ?? '');
    }
  }
  for (const [who, own] of groups(all, (s) => s.who)) {
    const total = sum(own.map((s) => decays(s, now)));
    put('interestStrength', who, total / (total + 10));
  }
}

const byShare = (a: [string, number], b: [string, number]): number =>
  Math.round((b[1] - a[1]) * 1e9) || (a[0] < b[0] ? -1 : 1);

/** Fewer than six prices in any category: all are placed in the whole catalog. */
function bandOf(index: number): string {
  const price = catalog[index]?.price ?? null;
  if (price === null) return '';
  const prices = catalog.flatMap((p) => (p.price === null ? [] : [p.price]));
  const place = (prices.filter((p) => p < price).length + prices.filter((p) => p === price).length / 2) / prices.length;
  return place * 3 < 1 ? 'budget' : place * 3 < 2 ? 'mid' : 'premium';
}

function moments(world: Small, signs: readonly Sign[], now: number, brandZone: string, put: Put): void {
  const visits = ['Active on Site', 'Viewed Product', 'Added to Cart'];
  const all = [
    ...signs.filter(({ metric }) => visits.includes(metric)).map(({ who, at }) => ({ who, at, weight: 1 })),
    ...world.purchases.filter((p) => !p.cancelled && p.at <= now).map(({ who, at }) => ({ who, at, weight: 3 })),
  ];
  for (const [who, own] of groups(all, (s) => s.who)) {
    if (own.length < 3) continue;
    const zone = world.people.find((p) => p.id === who)?.zone ?? '';
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone === '' || zone === 'Nowhere/Land' ? brandZone : zone,
      hour: 'numeric',
      hourCycle: 'h23',
      weekday: 'long',
    });
    const hours = Array.from({ length: 24 }, () => 0);
    const days = Array.from({ length: 7 }, () => 0);
    for (const { at, weight } of own) {
      const parts = clock.formatToParts(at);
      const value = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
      const w = weight * half(now - at, settings.halfLifeDays);
      hours[Number(value('hour'))]! += w;
      days[weekdays.findIndex((d) => d === value('weekday'))]! += w;
    }
    const around = hours.map((w, i) => w + 0.5 * (hours[(i + 1) % 24]! + hours[(i + 23) % 24]!));
    put('favouriteHour', who, firstHighest(around));
    put('favouriteDay', who, weekdays[firstHighest(days)] ?? '');
  }
}

const firstHighest = (values: readonly number[]): number => {
  const highest = Math.max(...values);
  return values.findIndex((v) => Math.round((v / highest) * 1e9) === 1e9);
};

function buying(world: Small, put: Put): void {
  const standing = world.purchases.filter((p) => !p.cancelled);
  const spent = sum(standing.map(grossOf));
  const buyers = groups(standing, (p) => p.who);
  const credits = world.credits.filter((c) => buyers.has(c.who));
  const usual = {
    discounted: standing.filter((p) => p.discount > 0).length / Math.max(1, standing.length),
    returned: Math.min(
      1,
      (sum(standing.map((p) => p.refunded)) + sum(credits.map((c) => c.amount))) / Math.max(1, spent),
    ),
    average: spent / Math.max(1, standing.length),
  };
  for (const [who, own] of buyers) {
    const gross = sum(own.map(grossOf));
    const back = sum(own.map((p) => p.refunded)) + sum(credits.filter((c) => c.who === who).map((c) => c.amount));
    const dependence = (own.filter((p) => p.discount > 0).length + 2 * usual.discounted) / (own.length + 2);
    const lines = own.flatMap((p) => p.lines);
    const units = sum(lines.map((l) => l.quantity));
    const returned =
      sum(lines.map((l) => l.refunded)) + sum(credits.filter((c) => c.who === who).map((c) => c.quantity));
    const prior = 2 * usual.average;
    put('discountDependence', who, dependence);
    put('discountIndex', who, usual.discounted === 0 ? null : dependence / usual.discounted);
    put('fullPriceShare', who, gross === 0 ? null : sum(own.filter((p) => p.discount === 0).map(grossOf)) / gross);
    put(
      'returnsRate',
      who,
      gross + prior === 0 ? null : Math.min(1, (back + prior * usual.returned) / (gross + prior)),
    );
    put('returnsRateRaw', who, gross === 0 ? null : Math.min(1, back / gross));
    put('returnedUnitsShare', who, Math.min(1, returned / units));
  }
}

function answers(signs: readonly Sign[], now: number, put: Put): void {
  const one = (verb: string, channel: string, who: number, to: number): number => {
    const own = signs.filter(
      (s) =>
        s.who === who && s.metric === `${verb} ${channel}` && (verb === 'Received' || s.properties['machine'] !== true),
    );
    const messages = groups(own, (s) => String(s.properties['sendId'] ?? new Date(s.at).toISOString().slice(0, 10)));
    return sum(
      [...messages.values()].map((of) => half(to - Math.min(...of.map((s) => s.at)), settings.channelHalfLifeDays)),
    );
  };
  const people = [...new Set(signs.map((s) => s.who))];
  const counted = (channel: string, who: number, to: number) => {
    const r = one('Received', channel, who, to);
    return { r, o: Math.min(r, one('Opened', channel, who, to)), c: Math.min(r, one('Clicked', channel, who, to)) };
  };
  const usual = new Map(
    channels.map((channel) => {
      const all = people.map((who) => counted(channel, who, now)).filter(({ r }) => r > 0);
      const r = sum(all.map((a) => a.r));
      return [channel, { answer: sum(all.map((a) => 0.4 * a.o + 0.6 * a.c)) / r, click: sum(all.map((a) => a.c)) / r }];
    }),
  );
  for (const who of people) {
    // the last message of any channel: the first event of each message counts
    const received = signs.filter((s) => s.who === who && s.metric.startsWith('Received'));
    const firsts = [
      ...groups(
        received,
        (s) => `${s.metric} ${String(s.properties['sendId'] ?? new Date(s.at).toISOString().slice(0, 10))}`,
      ).values(),
    ];
    const last = Math.max(...firsts.map((of) => Math.min(...of.map((s) => s.at))));
    const liked: [string, number][] = [];
    for (const channel of channels) {
      const { r, o, c } = counted(channel, who, last);
      const u = usual.get(channel);
      if (r === 0 || u === undefined) continue;
      const answer = (0.4 * o + 0.6 * c + 4 * u.answer) / (r + 4);
      const click = (c + 4 * u.click) / (r + 4);
      put(`${channel.toLowerCase()}Engagement`, who, u.answer === 0 ? null : (100 * answer) / (answer + u.answer));
      put('channelResponse', who, click, channel);
      if (o + c > 0) liked.push([channel, click]);
    }
    put('preferredChannel', who, liked.sort(byShare)[0]?.[0] ?? '');
  }
}

function naiveTrends(world: Small, signs: readonly Sign[], now: number): Map<number, Trend> {
  const living = ['Active on Site', 'Viewed Product', 'Added to Cart', 'Opened Email', 'Clicked Email', 'Clicked SMS'];
  const all = [
    ...signs.filter((s) => living.includes(s.metric) && s.properties['machine'] !== true),
    ...world.purchases.filter((p) => !p.cancelled && p.at <= now),
  ].filter(({ at }) => at > now - 180 * day);
  const trends = new Map<number, Trend>();
  for (const [who, own] of groups(all, (s) => s.who)) {
    const recent = own.filter(({ at }) => at > now - 45 * day).length;
    const earlier = own.length - recent;
    if (earlier > 0) trends.set(who, { recent, earlier, trend: (recent + 1) / (earlier / 3 + 1) });
  }
  return trends;
}
