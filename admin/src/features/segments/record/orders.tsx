import {
  CsvButton,
  ErrorState,
  KeyValue,
  minorToDecimal,
  Money,
  Num,
  Percent,
  Section,
  SkeletonLines,
  useUi,
} from '@rapport/ui';
import { useApi } from '../../../shell/workspace.tsx';
import classes from './record.module.css';

type Rule = Record<string, unknown>;

/** What the people of a rule have ordered, ever and lately. */
export function Orders({ rule }: { rule: Rule }) {
  const { currency } = useUi();
  const { data, error, refetch } = useApi().useQuery(
    'post',
    '/api/v1/segments/preview/orders',
    { body: { rule } },
    { staleTime: 60_000 },
  );
  return (
    <Section
      title="Orders and revenue"
      description="Of the people the rule selects now; cancelled orders do not count"
      actions={data && <CsvButton title="Orders and revenue" rows={() => fileRows(data, currency)} />}
    >
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

interface Shown {
  ever: Figures;
  recent: Figures;
  recentDays: number;
}

/** A line per figure; money in whole units of the currency. */
function fileRows({ ever, recent, recentDays }: Shown, currency: string): (string | number | null)[][] {
  const money = (minor: number | null) => (minor === null ? null : Number(minorToDecimal(minor, currency)));
  const line = (label: string, of: (figures: Figures) => number | null) => [label, of(ever), of(recent)];
  return [
    ['Figure', 'All time', `Last ${recentDays} days`],
    line(`Net revenue, ${currency}`, ({ net }) => money(net)),
    line('Share of the brand', ({ shareOfRevenue }) => shareOfRevenue),
    line(`Gross revenue, ${currency}`, ({ gross }) => money(gross)),
    line('Orders', ({ orders }) => orders),
    line('Buyers', ({ buyers }) => buyers),
    line(`Average order, ${currency}`, ({ averageOrderValue }) => money(averageOrderValue)),
  ];
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
