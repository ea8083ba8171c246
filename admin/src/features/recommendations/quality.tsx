import type { components } from '@rapport/sdk';
import {
  CsvButton,
  EmptyState,
  ErrorState,
  Num,
  Percent,
  Section,
  SkeletonLines,
  Tag,
  Unknown,
  When,
} from '@rapport/ui';
import { ChartScatter } from 'lucide-react';
import { useApi } from '../../shell/workspace.tsx';
import { liftOf, LiftBars } from './lift-bars.tsx';
import classes from './recommendations.module.css';

type Evaluation = components['schemas']['RecommendationEvaluation'];
type Row = Evaluation['rows'][number];

const tasks = [
  { task: 'person', title: 'What a person buys next', what: 'people' },
  { task: 'product', title: 'What else is bought with a product', what: 'baskets' },
  { task: 'cart', title: 'What completes a cart', what: 'carts' },
] as const;

/** How well each strategy would have told what people bought, beside what was simply popular. */
export function Quality() {
  const { data, error, isPending, refetch } = useApi().useQuery('get', '/api/v1/recommendations/strategies', {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonLines />;
  const { evaluation, items } = data;
  if (evaluation === null || evaluation.thin !== null)
    return (
      <EmptyState icon={ChartScatter} title="Too little to tell yet">
        {evaluation?.thin ?? 'Strategies are judged whenever lists are made.'} Until then nothing is claimed about any
        strategy.
      </EmptyState>
    );
  const titleOf = (name: string): string =>
    name === 'random' ? 'Chance' : (items.find((one) => one.name === name)?.title ?? name);
  return (
    <div className={classes.stack}>
      {tasks.map(({ task, title, what }) => {
        const rows = evaluation.rows.filter((row) => row.task === task).toSorted((a, b) => b.ndcg - a.ndcg);
        if (rows.length === 0) return null;
        return (
          <Section
            key={task}
            title={title}
            description={
              <>
                Lists as of <When at={evaluation.split} as="date" />, held against what was bought until{' '}
                <When at={evaluation.until} as="date" />: <Num value={evaluation.people[task]} /> {what}, the first{' '}
                {evaluation.k} of each list
              </>
            }
            actions={<CsvButton title={title} rows={() => fileRows(rows)} />}
          >
            <LiftBars rows={rows} titleOf={titleOf} />
            <Figures rows={rows} titleOf={titleOf} k={evaluation.k} label={title} />
          </Section>
        );
      })}
    </div>
  );
}

function Figures({
  rows,
  titleOf,
  k,
  label,
}: {
  rows: Row[];
  titleOf: (name: string) => string;
  k: number;
  label: string;
}) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={`${label}: figures`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Strategy</th>
            <th scope="col">Lift over popular</th>
            <th scope="col">Found (recall@{k})</th>
            <th scope="col">nDCG@{k}</th>
            <th scope="col">MAP@{k}</th>
            <th scope="col">Catalog shown</th>
            <th scope="col">Variety</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.strategy}>
              <td>
                {titleOf(row.strategy)} <Verdict row={row} />
              </td>
              <td>
                {row.strategy === 'popular' ? (
                  '1'
                ) : row.lift === null ? (
                  <Unknown reason="Too few purchases to judge by" />
                ) : (
                  <>
                    <Num value={row.lift.ratio} digits={2} /> (<Num value={row.lift.low} digits={2} />–
                    <Num value={row.lift.high} digits={2} />)
                  </>
                )}
              </td>
              <td>
                <Percent share={row.recall} />
              </td>
              <td>
                <Num value={row.ndcg} digits={3} />
              </td>
              <td>
                <Num value={row.map} digits={3} />
              </td>
              <td>
                <Percent share={row.coverage} />
              </td>
              <td>
                {row.variety === null ? (
                  <Unknown reason="Products have no categories" />
                ) : (
                  <Percent share={row.variety} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Verdict({ row }: { row: Row }) {
  if (row.strategy === 'popular' || row.strategy === 'random') return null;
  return row.beatsPopular ? <Tag tone="good">Beats popular</Tag> : <Tag>Not shown to beat popular</Tag>;
}

function fileRows(rows: readonly Row[]): (string | number | null)[][] {
  const head = ['strategy', 'lift', 'lift low', 'lift high', 'recall', 'ndcg', 'map', 'coverage', 'variety'];
  const lines = rows.map((row) => [
    row.strategy, liftOf(row), row.lift?.low ?? null, row.lift?.high ?? null, row.recall, row.ndcg, row.map, row.coverage, row.variety,
  ]); // prettier-ignore
  return [head, ...lines];
}
