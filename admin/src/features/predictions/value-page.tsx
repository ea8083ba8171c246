import {
  Columns,
  EmptyState,
  ErrorState,
  formatMoney,
  Histogram,
  Money,
  Num,
  PageHeader,
  Percent,
  SkeletonPage,
  StatTile,
  StatTiles,
  useUi,
} from '@rapport/ui';
import { Gem } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { BackTestTable } from '../models/back-test-table.tsx';
import { Concentration } from './concentration.tsx';
import { Drivers } from './drivers.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { ValueTabs } from './value-tabs.tsx';
import type { Value } from './value.ts';
import classes from './predictions.module.css';

/** What customers have brought and will bring: sums, spread, who and where from, and how far the model is off. */
export function ValuePage() {
  return (
    <Permitted permission="reports:read" what="see customer value">
      <CustomerValue />
    </Permitted>
  );
}

function CustomerValue() {
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/value', {}, { refetchInterval: 120_000 });
  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  return (
    <>
      <PageHeader
        title="Customer value"
        description="What customers have brought so far, and what is expected of them in the next 365 days."
        controls={<ValueTabs />}
      />
      {data.totals.customers === 0 ? (
        <EmptyState icon={Gem} title="No customers with an order yet">
          Values appear within the hour after the first orders arrive.
        </EmptyState>
      ) : (
        <>
          <HiddenNote model={data.model} name="lifetime-value" what="Predicted value" />
          <Tiles value={data} />
          <Columns
            wide={
              <>
                <Spread value={data} />
                {data.backtest && <BackTestTable backtest={data.backtest} decidedBy="RMSE of orders" />}
              </>
            }
            narrow={
              <>
                <Concentration value={data} />
                <Drivers value={data} />
              </>
            }
          />
        </>
      )}
    </>
  );
}

function Tiles({ value: { totals, currency, model } }: { value: Value }) {
  const { href } = useWorkspace();
  const isShown = model.state === 'shown' && totals.predictedFor > 0;
  const unknown = 'The model is hidden or not fitted yet';
  return (
    <StatTiles>
      <StatTile
        label="Historic value"
        why="Net revenue of all customers, less refunds and credits"
        value={<Money minor={totals.historic} currency={currency} compact />}
        delta={<span className={classes.quiet}>{<Num value={totals.customers} />} customers</span>}
      />
      <StatTile
        label="Predicted, next 365 days"
        why="Estimate: expected orders of today’s customers times what an order of theirs is worth. New customers are not in it."
        value={<Money minor={isShown ? totals.predicted : null} currency={currency} compact unknown={unknown} />}
        delta={isShown && <span className={classes.quiet}>≈ {<Num value={Math.round(totals.orders)} />} orders</span>}
      />
      <StatTile
        label="Still active"
        why="Estimate: sum of every customer’s probability of not having stopped for good"
        value={
          <Num
            value={isShown && totals.active !== null ? Math.round(totals.active) : null}
            estimate
            unknown={unknown}
          />
        }
        delta={
          isShown && (
            <span className={classes.quiet}>
              <Percent share={(totals.active ?? 0) / totals.predictedFor} /> of customers
            </span>
          )
        }
      />
      <StatTile
        label="At high churn risk"
        why="Customers whose churn risk is above 66 %"
        href={href('/value/churn?band=high')}
        value={<Num value={totals.atRisk} unknown="The churn model is hidden or not fitted yet" />}
        delta={
          totals.atRisk !== null && (
            <span className={classes.quiet}>
              have brought <Money minor={totals.valueAtRisk} currency={currency} compact />
            </span>
          )
        }
      />
    </StatTiles>
  );
}

function Spread({ value: { distribution, currency, totals } }: { value: Value }) {
  const { locale } = useUi();
  const money = (minor: number) => formatMoney(minor, currency, { locale, axis: true });
  const [first, last] = [distribution[0], distribution.at(-1)];
  const middle = distribution[Math.floor(distribution.length / 2)];
  const series = [
    { name: 'email', label: 'Historic value' },
    ...(totals.predictedFor > 0 ? [{ name: 'paid', label: 'Predicted, 365 days' }] : []),
  ];
  return (
    <Histogram
      title="How value is spread"
      description="Customers by what they are worth; bars by square root, so that the few at the top show."
      unit="Value"
      series={series}
      bins={distribution.map(({ from, below, historic, predicted }) => ({
        label: below === null ? `${money(from)} and more` : `${money(from)} to ${money(below)}`,
        counts: totals.predictedFor > 0 ? [historic, predicted] : [historic],
      }))}
      ends={[money(first?.from ?? 0), money(middle?.from ?? 0), `${money(last?.from ?? 0)} +`]}
    />
  );
}
