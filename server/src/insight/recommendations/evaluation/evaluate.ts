import { seededRandom } from '../../../kernel/statistics/index.ts';
import type { Context } from '../../../platform/context.ts';
import { boughtAfter, readRules, type BrandRules } from '../rules/brand-rules.ts';
import type { Neighbours } from '../rules/candidates.ts';
import { authorsOf } from '../store/changes.ts';
import { brandList, neighbourPage, readyForPeople, writeNeighbours } from '../store/engine.ts';
import { heldOut, soldProducts, type HeldOut } from '../store/held-out.ts';
import { neighbourKinds } from '../store/pairs.ts';
import type { ListRow } from '../tables.ts';
import { score, type EvaluatedStrategy } from './score.ts';
import { cartQuestion, personQuestion, productQuestion, type Known, type Question, type Task } from './tasks.ts';

export type Evaluation = {
  /** Lists were made from what was known then, and held against what was bought until `until`. */
  split: string;
  until: string;
  k: number;
  /** Questions per task. */
  people: Record<Task, number>;
  /** Why nothing can be said; the rows are empty then. */
  thin: string | null;
  rows: EvaluatedStrategy[];
};

export type EvaluationOptions = {
  until: Date;
  /** Of the lists made for it; above those of lists that are read. */
  version: number;
  /** Of the brand; those nobody changed when left out. */
  rules?: BrandRules;
  /** Most people asked about. */
  people?: number;
  holdOutDays?: number;
  k?: number;
  seed?: number;
};

/** Fewer than this many people prove nothing either way. */
const leastAsked = 50;

/**
 * How well each strategy would have told what people bought, had it been asked some weeks ago: lists are made from the
 * data up to a split and held against purchases after it, beside what was popular and beside chance.
 */
export async function evaluate(
  ctx: Context,
  { until, version, rules = readRules({}), people = 1_000, holdOutDays = 28, k = 10, seed = 1 }: EvaluationOptions,
): Promise<Evaluation> {
  const split = new Date(until.getTime() - holdOutDays * 86_400_000);
  const barredAfter = boughtAfter(rules, split);
  const held = await heldOut(ctx, { split, until, boughtAfter: barredAfter, people });
  const result = { split: split.toISOString(), until: until.toISOString(), k };
  if (held.length < leastAsked) {
    const thin = `Only ${held.length} people bought both before and after ${split.toISOString().slice(0, 10)}; at least ${leastAsked} are needed.`;
    return { ...result, people: { person: 0, product: 0, cart: 0 }, thin, rows: [] };
  }
  for (const kind of neighbourKinds) await writeNeighbours(ctx, { kind, prefix: 'test:', version, until: split });
  const { known, categories } = await knownAt(ctx, held, split, barredAfter);
  const random = seededRandom(seed);
  const makers = { person: personQuestion, product: productQuestion, cart: cartQuestion } as const;
  const rows: EvaluatedStrategy[] = [];
  const asked = { person: 0, product: 0, cart: 0 };
  for (const task of ['person', 'product', 'cart'] as const) {
    const questions = held.flatMap((one): Question | [] => makers[task](one, known, random) ?? []);
    asked[task] = questions.length;
    if (questions.length >= leastAsked) rows.push(...score(questions, known, categories, { task, k, random }));
  }
  return { ...result, people: asked, thin: null, rows };
}

async function knownAt(
  ctx: Context,
  held: readonly HeldOut[],
  split: Date,
  barredAfter: Date,
): Promise<{ known: Known; categories: ReadonlyMap<number, string> }> {
  const people = held.map((one) => one.profile_id);
  const authors = await authorsOf(ctx, people);
  const ready = await readyForPeople(
    ctx,
    { people, authors },
    { until: split, boughtAfter: barredAfter, prefix: 'test:' },
  );
  const viewed = ready.flatMap((row) => row.viewed.slice(0, 5));
  const anchors = [...new Set([...held.flatMap((one) => [...one.lastBasket, ...one.basket]), ...viewed])];
  const [popular] = await brandList(ctx, 'popular', split);
  const [trending] = await brandList(ctx, 'trending', split);
  const sold = await soldProducts(ctx, split);
  return {
    known: {
      people: new Map(ready.map((row) => [row.profile_id, row])),
      neighbours: await neighboursAmong(ctx, anchors),
      popular,
      trending,
      sold: sold.map((one) => one.id),
    },
    categories: new Map(sold.flatMap(({ id, category }) => (category === '' ? [] : [[id, category] as const]))),
  };
}

async function neighboursAmong(ctx: Context, products: readonly number[]): Promise<Neighbours> {
  const lists = new Map<string, Omit<ListRow, 'key'>>();
  const size = 2_000;
  for (const kind of neighbourKinds) {
    for (let from = 0; from < products.length; from += size) {
      const some = products.slice(from, from + size);
      for (const row of await neighbourPage(ctx, `test:${kind}`, { after: 0, limit: size, products: some }))
        lists.set(`${kind} ${row.key}`, row);
    }
  }
  return (kind, product) => lists.get(`${kind} ${product}`);
}
