import { Drawer } from '@mantine/core';
import { AppLink, ErrorState, formatDay, formatNumber, KeyValue, SkeletonLines, TrendChart, useUi } from '@rapport/ui';
import type { components } from '@rapport/sdk';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { Day } from './day.tsx';
import { Units } from './product-columns.tsx';
import classes from './forecasts.module.css';

type Detail = components['schemas']['ProductDemandDetail'];

/** One product: its weeks so far and to come, and how the forecast does. */
export function ProductPanel({ sku, onClose }: { sku: string | undefined; onClose: () => void }) {
  const { data, error, refetch } = useApi().useQuery(
    'get',
    '/api/v1/forecasts/product',
    { params: { query: { sku: sku ?? '' } } },
    { enabled: sku !== undefined },
  );
  return (
    <Drawer opened={sku !== undefined} onClose={onClose} position="right" size="xl" title={data?.title ?? sku}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Panel demand={data} />
      ) : (
        <SkeletonLines />
      )}
    </Drawer>
  );
}

function Panel({ demand }: { demand: Detail }) {
  const { locale } = useUi();
  const { href } = useWorkspace();
  const past = demand.past.slice(-52);
  const gap = past.map(() => null);
  const number = (value: number | null) => (value === null ? 'not tested' : formatNumber(value, { locale, digits: 2 }));
  return (
    <div className={classes.stack}>
      <TrendChart
        title="Units per week"
        unit="Week from"
        height={240}
        labels={[...past, ...demand.weeks].map(({ from }) => formatDay(from, locale))}
        moments={[...past, ...demand.weeks].map(({ from }) => from)}
        series={[
          {
            name: 'email',
            label: 'Sold',
            values: [...past.map(({ units }) => units), ...demand.weeks.map(() => null)],
          },
          { name: 'sms', label: 'Forecast', values: [...gap, ...demand.weeks.map(({ expected }) => expected)] },
        ]}
        band={{
          label: 'Four of five weeks',
          of: 1,
          low: [...gap, ...demand.weeks.map(({ low }) => low)],
          high: [...gap, ...demand.weeks.map(({ high }) => high)],
        }}
      />
      <KeyValue
        facts={[
          { label: 'Next 13 weeks', value: <Units mean={demand.expected} low={demand.low} high={demand.high} /> },
          {
            label: 'From predicted orders',
            value: demand.fromOrders === null ? 'not known' : formatNumber(Math.round(demand.fromOrders), { locale }),
          },
          { label: 'Stock', value: demand.stock === null ? 'not kept' : formatNumber(demand.stock, { locale }) },
          { label: 'Gone on', value: <Day date={demand.stockOut} otherwise="after 13 weeks, or no stock is kept" /> },
          { label: 'At the earliest', value: <Day date={demand.stockOutEarliest} otherwise="after 13 weeks" /> },
          { label: 'To order now', value: formatNumber(demand.reorder, { locale }) },
          { label: 'Method', value: demand.method },
          { label: 'Off by a week', value: `${number(demand.error)}; naive ${number(demand.naiveError)}` },
          { label: 'Weeks between sales', value: number(demand.adi) },
        ]}
      />
      {demand.productId > 0 && <AppLink href={href(`/products/${demand.productId}`)}>Open the product</AppLink>}
    </div>
  );
}
