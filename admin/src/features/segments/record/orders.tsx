import { KeyValue, Money, Num, Percent, Section, SkeletonLines, ErrorState } from '@rapport/ui';
import { useApi } from '../../../shell/workspace.tsx';
import classes from './record.module.css';

type Rule = Record<string, unknown>;

/** What the people of a rule have ordered, ever and lately. */
export function Orders({ rule }: { rule: Rule }) {
  const { data, error, refetch } = useApi().useQuery(
    'post',
    '/api/v1/segments/preview/orders',
    { body: { rule } },
    { staleTime: 60_000 },
  );
  return (
    <Section title="Orders and revenue" description="Of the people the rule selects now; cancelled orders do not count">
      {error ? (
        <ErrorState error={error} compact onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonLines />
      ) : (
        <div className={classes.pair}>
          <OrderFigures title="All time" figures={data.ever} />
          <OrderFigures title={`Last ${data.recentDays} days`} figures={data.recent} />
        </div>
      )}
    </Section>
  );
}

interface Figures {
  orders: number;
  buyers: number;
  gross: number;
  net: number;
  averageOrderValue: number | null;
  shareOfRevenue: number | null;
}

function OrderFigures({ title, figures }: { title: string; figures: Figures }) {
  return (
    <div>
      <h3 className={classes.small}>{title}</h3>
      <KeyValue
        facts={[
          { label: 'Net revenue', value: <Money minor={figures.net} />, why: 'Gross less refunds and credit notes' },
          {
            label: 'Share of the brand',
            value: <Percent share={figures.shareOfRevenue} unknown="No revenue in this time" />,
            why: 'Of all net revenue in this time',
          },
          { label: 'Gross revenue', value: <Money minor={figures.gross} /> },
          { label: 'Orders', value: <Num value={figures.orders} /> },
          { label: 'Buyers', value: <Num value={figures.buyers} /> },
          { label: 'Average order', value: <Money minor={figures.averageOrderValue} unknown="No orders" /> },
        ]}
      />
    </div>
  );
}
