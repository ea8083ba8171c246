import { Select } from '@mantine/core';
import {
  addDays,
  BarList,
  ChartFrame,
  EmptyState,
  ErrorState,
  formatNumber,
  formatPercent,
  Num,
  PageHeader,
  SkeletonPage,
  useUi,
} from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { CalendarClock } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { DemandTabs } from './demand-tabs.tsx';
import { DueCalendar } from './due-calendar.tsx';
import { DuePeople } from './due-people.tsx';
import type { ReplenishmentSearch } from './search.ts';
import classes from './forecasts.module.css';

const route = getRouteApi('/w/$workspaceId/demand/replenishment');

/** Who runs out of what, by day and product. */
export function ReplenishmentPage() {
  return (
    <Permitted permission="reports:read" what="see forecasts">
      <PageHeader
        title="Demand"
        description="When people run out of what they buy again and again: an estimate per person."
      />
      <DemandTabs current="/demand/replenishment" />
      <Replenishment />
    </Permitted>
  );
}

function Replenishment() {
  const { day, product } = route.useSearch();
  const { can, href } = useWorkspace();
  const { locale } = useUi();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/forecasts/replenishment', {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  const change = (search: ReplenishmentSearch) => void navigate({ search, replace: true });
  const items = data.items.filter((item) => product === undefined || item.productId === product);
  const byDay = new Map<string, number>();
  for (const item of items) byDay.set(item.day, (byDay.get(item.day) ?? 0) + item.people);
  const due = new Map<number, number>();
  for (const item of data.items) due.set(item.productId, (due.get(item.productId) ?? 0) + item.people);
  if (data.state !== 'shown') {
    return (
      <EmptyState icon={CalendarClock} title="No dates are shown">
        {data.reason ?? 'They have not been computed yet.'} Dates are shown when they come nearer to real repeat
        purchases than a naive rule.
      </EmptyState>
    );
  }
  return (
    <div className={classes.stack}>
      <ChartFrame
        title="People who run out"
        description="Per day, of the next eight weeks."
        columns={['Day', 'Product', 'People', 'Units']}
        rows={items.map((item) => [item.day, item.title, item.people, item.units])}
        format={(value) => formatNumber(value, { locale })}
        actions={
          <Select
            size="xs"
            w={220}
            aria-label="Product"
            placeholder="All products"
            clearable
            searchable
            data={data.products.map(({ productId, title }) => ({ value: String(productId), label: title }))}
            value={product === undefined ? null : String(product)}
            onChange={(id) => change({ ...(day ? { day } : {}), ...(id ? { product: Number(id) } : {}) })}
          />
        }
      >
        <DueCalendar
          from={data.from}
          to={data.to}
          people={byDay}
          chosen={day}
          onChoose={(next) => change({ ...(next === day ? {} : { day: next }), ...(product ? { product } : {}) })}
        />
      </ChartFrame>
      {can('profiles:read') && (
        <DuePeople
          from={day ?? data.from}
          to={day ?? addDays(data.from, 6)}
          productId={product}
          title={data.products.find(({ productId }) => productId === product)?.title}
        />
      )}
      <ChartFrame
        title="Bought again and again"
        description="Products with enough repeat purchases; people who run out of each in eight weeks."
        columns={['Product', 'People who run out', 'Typical days', 'Intervals seen', 'Buyers who bought again']}
        rows={data.products.map((one) => [
          one.title,
          due.get(one.productId) ?? 0,
          one.typicalDays,
          one.intervals,
          one.share,
        ])}
        format={(value, column) =>
          column === 4 ? formatPercent(value, { locale, digits: 0 }) : formatNumber(value, { locale })
        }
      >
        <BarList
          label="Products people run out of"
          bars={data.products.slice(0, 20).map((one) => ({
            id: String(one.productId),
            label: one.title,
            aside: `every ${one.typicalDays} days${one.perPiece ? ' per piece' : ''}`,
            shown: <Num value={due.get(one.productId) ?? 0} />,
            value: due.get(one.productId) ?? 0,
            href: href(`/demand/replenishment?product=${one.productId}`),
          }))}
        />
      </ChartFrame>
    </div>
  );
}
