import { asGroup, type Rule, type RuleNode } from '../language/rule.ts';
import { day, figuresNow, type Person, type World } from './world.ts';

/** Recomputes a rule from the plain values, person by person: slow, obvious, and sharing no code with the compiler. */

type Json = Record<string, unknown>;
type Moment = { at: number; historic: boolean };
const unitMs: Record<string, number> = { hour: 3_600_000, day, week: 7 * day };

export function naiveMembers(world: World, rule: Rule, moment: Moment, segments = new Map<number, Rule>()): number[] {
  return world.people
    .filter(
      (p) => !p.deleted && (p.known || rule.population === 'everyone') && truth(world, p, rule.where, moment, segments),
    )
    .map((p) => p.id);
}

function truth(world: World, p: Person, node: RuleNode, moment: Moment, segments: Map<number, Rule>): boolean {
  const group = asGroup(node);
  if (group) {
    const truths = group.children.map((child) => truth(world, p, child, moment, segments));
    return group.op === 'all'
      ? truths.every(Boolean)
      : group.op === 'any'
        ? truths.some(Boolean)
        : !truths.some(Boolean);
  }
  const c = node as unknown as Json;
  switch (c.kind) {
    case 'everyone':
      return true;
    case 'known':
      return p.known;
    case 'property':
      return compare(propertyOf(p, String(c.field)), c.is as Json, moment.at);
    case 'consent':
      return consent(p, c, moment.at);
    case 'location':
      return location(p, c);
    case 'event':
      return compare(eventMeasure(world, p, c, moment), c.is as Json, moment.at);
    case 'product':
      return compare(productMeasure(world, p, c, moment), c.is as Json, moment.at);
    case 'trait':
      return compare(traitOf(world, p, String(c.trait), moment), c.is as Json, moment.at);
    case 'segment': {
      const other = segments.get(Number(c.segmentId))!;
      return naiveMembers(world, other, moment, segments).includes(p.id) === (c.in ?? true);
    }
    default:
      throw new Error(`no such kind ${String(c.kind)}`);
  }
}

const propertyOf = (p: Person, field: string): unknown => {
  if (field.startsWith('properties.')) return dig(p.properties, field.slice('properties.'.length));
  return { email: p.email, country: p.country, city: p.city }[field];
};

function dig(value: unknown, path: string): unknown {
  let current = value;
  for (const part of path.split('.')) {
    if (part.endsWith('[]')) {
      const list = (current as Json | undefined)?.[part.slice(0, -2)];
      const rest = path.slice(path.indexOf('[].') + 3);
      return Array.isArray(list) ? list.map((item) => dig(item, rest)) : undefined;
    }
    current = (current as Json | undefined)?.[part];
  }
  return current;
}

export function compare(value: unknown, is: Json, at: number): boolean {
  const text = value === undefined || value === null || Array.isArray(value) ? '' : String(value).toLowerCase();
  const wanted = typeof is.value === 'string' ? is.value.toLowerCase() : '';
  const list = (Array.isArray(value) ? value : []).map((v) => String(v).toLowerCase());
  const values = (Array.isArray(is.values) ? is.values : []).map((v) => String(v).toLowerCase());
  const n = value === undefined || value === null || value === '' ? null : Number(value);
  const ms =
    value === undefined || value === null ? null : typeof value === 'number' ? value : Date.parse(String(value));
  const ago = at - Number(is.amount) * (unitMs[String(is.unit)] ?? 0);
  const v = Number(is.value);
  const op = String(is.op);
  if (op.startsWith('not') && op !== 'notExists') {
    return !compare(value, { ...is, op: op[3]!.toLowerCase() + op.slice(4) }, at);
  }
  switch (op) {
    case 'equals':
      return text === wanted;
    case 'contains':
      return text.includes(wanted);
    case 'startsWith':
      return text.startsWith(wanted);
    case 'endsWith':
      return text.endsWith(wanted);
    case 'in':
      return values.includes(text);
    case 'exists':
      return text !== '' || list.length > 0;
    case 'notExists':
      return text === '' && list.length === 0;
    case 'isTrue':
      return value === true;
    case 'isFalse':
      return value === false;
    case 'includes':
      return list.includes(wanted);
    case 'includesAny':
      return values.some((x) => list.includes(x));
    case 'includesAll':
      return values.every((x) => list.includes(x));
    case 'eq':
      return n === v;
    case 'ne':
      return n !== v;
    case 'gt':
      return n !== null && n > v;
    case 'gte':
      return n !== null && n >= v;
    case 'lt':
      return n !== null && n < v;
    case 'lte':
      return n !== null && n <= v;
    case 'between':
      return n !== null && n >= Number(is.from) && n <= Number(is.to);
    case 'before':
      return ms !== null && ms < Date.parse(String(is.date));
    case 'after':
      return ms !== null && ms > Date.parse(String(is.date));
    case 'inLast':
      return ms !== null && ms >= ago && ms <= at;
    case 'atLeastAgo':
      return ms !== null && ms <= ago;
    default:
      throw new Error(`no such operator ${op}`);
  }
}

function consent(p: Person, c: Json, at: number): boolean {
  const reachable = p.email !== '' && p.consent === 'subscribed' && !p.suppressed;
  return (
    (c.status === undefined || p.consent === (c.status === 'never' ? '' : c.status)) &&
    (c.at === undefined || compare(p.consentAt, c.at as Json, at)) &&
    (c.reachable === undefined || reachable === c.reachable) &&
    (c.suppressed === undefined || p.suppressed === c.suppressed)
  );
}

function location(p: Person, c: Json): boolean {
  const among = (values: unknown, value: string): boolean =>
    !Array.isArray(values) || values.some((x) => String(x).toLowerCase() === value.toLowerCase());
  const bare = p.postalCode.replaceAll(' ', '');
  const isNear = c.within === undefined || (p.place !== null && p.place.latitude === (c.within as Json).latitude);
  return (
    among(c.country, p.country) &&
    among(c.city, p.city) &&
    (!Array.isArray(c.postalPrefix) ||
      c.postalPrefix.some((x) => bare.startsWith(String(x).replaceAll(' ', '').toUpperCase()))) &&
    isNear
  );
}

function inside(w: Json | undefined, at: number, t: number): boolean {
  const size = unitMs[String(w?.unit)] ?? 0;
  if (t > at) return false;
  switch (w?.type ?? 'ever') {
    case 'last':
      return t >= at - Number(w!.amount) * size;
    case 'between':
      return t >= at - Number(w!.to) * size && t <= at - Number(w!.from) * size;
    case 'before':
      return t < Date.parse(String(w!.date));
    case 'after':
      return t > Date.parse(String(w!.date));
    case 'dates':
      return t >= Date.parse(String(w!.from)) && t <= Date.parse(String(w!.to));
    default:
      return true;
  }
}

function eventMeasure(world: World, p: Person, c: Json, { at }: Moment): number | null {
  const names = Array.isArray(c.metric) ? c.metric : [c.metric];
  const rows = world.events.filter(
    (e) =>
      (world.aliases.get(e.who) ?? e.who) === p.id &&
      names.includes(e.metric) &&
      inside(c.window as Json | undefined, at, e.at) &&
      ((c.where ?? []) as Json[]).every((w) =>
        compare(w.field === 'value' ? e.value : dig(e.properties, String(w.field)), w.is as Json, at),
      ),
  );
  const of = rows
    .map((e) => (c.of === undefined || c.of === 'value' ? e.value : dig(e.properties, String(c.of))))
    .filter((v) => v !== undefined);
  const numbers = of.map(Number);
  switch (c.measure ?? 'count') {
    case 'count':
      return rows.length;
    case 'sum':
      return numbers.reduce((a, b) => a + b, 0);
    case 'avg':
      return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
    case 'min':
      return numbers.length === 0 ? null : Math.min(...numbers);
    case 'max':
      return numbers.length === 0 ? null : Math.max(...numbers);
    default:
      return new Set(of.map(String)).size;
  }
}

function productMeasure(world: World, p: Person, c: Json, { at, historic }: Moment): number {
  const want = (c.product ?? {}) as {
    category?: string[];
    sku?: string[];
    productId?: number[];
    titleContains?: string;
  };
  const lines = world.orders
    .filter((o) => o.who === p.id && inside(c.window as Json | undefined, at, o.at))
    .filter((o) => o.cancelledAt === null || (historic && o.cancelledAt > at))
    .flatMap((o) => o.lines.map((line) => ({ ...line, order: o.id, left: line.quantity - line.refundedQuantity })))
    .filter(
      (l) =>
        l.left > 0 &&
        (want.category?.some((x) => x.toLowerCase() === l.category.toLowerCase()) ?? true) &&
        (want.sku?.includes(l.sku) ?? true) &&
        (want.productId?.includes(l.productId) ?? true) &&
        l.title.toLowerCase().includes((want.titleContains ?? '').toLowerCase()),
    );
  if (c.measure === 'quantity') return lines.reduce((sum, l) => sum + l.left, 0);
  if (c.measure === 'spend') return lines.reduce((sum, l) => sum + (l.total * l.left) / l.quantity, 0) / 100;
  return new Set(lines.map((l) => l.order)).size;
}

function traitOf(world: World, p: Person, trait: string, { at, historic }: Moment): unknown {
  if (trait === 'acquisitionChannel') return p.channel;
  const now = figuresNow(world, p.id);
  const placed = historic
    ? world.orders.filter((o) => o.who === p.id && o.at <= at && (o.cancelledAt === null || o.cancelledAt > at))
    : [];
  const orders = historic ? placed.length : now.orders;
  const gross = historic ? placed.reduce((sum, o) => sum + o.gross, 0) : now.gross;
  const last = historic ? (placed.length === 0 ? null : Math.max(...placed.map((o) => o.at))) : now.last;
  if (trait === 'orders') return orders;
  if (trait === 'grossSpend') return gross / 100;
  if (trait === 'averageOrderValue') return orders === 0 ? null : gross / orders / 100;
  if (trait === 'lastOrderAt') return last;
  throw new Error(`no such trait ${trait}`);
}
