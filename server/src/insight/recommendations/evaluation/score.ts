import type { Random } from '../../../kernel/statistics/index.ts';
import { liftOver, type Lift } from './bootstrap.ts';
import { mean, measure, varietyOf } from './measures.ts';
import { served, type Known, type Question, type Task } from './tasks.ts';

/** Means over all questions; lists of `k`. */
type Scored = {
  recall: number;
  ndcg: number;
  map: number;
  /** Share of all products sold before the split that were shown to somebody. */
  coverage: number;
  /** Share of a list's products that bring a category not yet in it; null without categories. */
  variety: number | null;
};

export type EvaluatedStrategy = Scored & {
  task: Task;
  strategy: string;
  /** nDCG over that of what is popular, over the same people */
  lift: Lift;
  /** The lower end of the lift is above 1. */
  beatsPopular: boolean;
};

/** Every strategy of a task, beside what was popular. */
export function score(
  questions: readonly Question[],
  known: Known,
  categories: ReadonlyMap<number, string>,
  { task, k, random }: { task: Task; k: number; random: Random },
): EvaluatedStrategy[] {
  const popular = known.popular?.products ?? [];
  const strategies = questions[0]?.rankings.map(({ strategy }) => strategy) ?? [];
  const ndcgs = new Map<string, number[]>();
  return strategies.map((strategy, place): EvaluatedStrategy => {
    // Chance is shown as it is; all others as they would be served.
    const filler = strategy === 'random' ? [] : popular;
    const lists = questions.map((question) => served(question.rankings[place]?.ranking ?? [], question, filler, k));
    const measured = lists.map((list, i) => measure(list, questions[i]?.wanted ?? new Set(), k));
    const ndcg = measured.map((one) => one.ndcg);
    ndcgs.set(strategy, ndcg);
    const lift = strategy === 'popular' ? null : liftOver(ndcg, ndcgs.get('popular') ?? [], random);
    const varieties = lists.flatMap((list) => varietyOf(list, (product) => categories.get(product) ?? null) ?? []);
    return {
      task,
      strategy,
      recall: mean(measured.map((one) => one.recall)),
      ndcg: mean(ndcg),
      map: mean(measured.map((one) => one.map)),
      coverage: known.sold.length === 0 ? 0 : new Set(lists.flat()).size / known.sold.length,
      variety: varieties.length === 0 ? null : mean(varieties),
      lift,
      beatsPopular: lift !== null && lift.low > 1,
    };
  });
}
