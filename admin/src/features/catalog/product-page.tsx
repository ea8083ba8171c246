import { Anchor, SegmentedControl } from '@mantine/core';
import {
  AppLink,
  dayIn,
  Delta,
  EmptyState,
  ErrorState,
  formatDay,
  KeyValue,
  Money,
  Num,
  PageHeader,
  Percent,
  PeriodPicker,
  periodFromText,
  periodToText,
  readProblem,
  resolvePeriod,
  Section,
  SkeletonPage,
  StatTile,
  Tag,
  TrendChart,
  Unknown,
  useNow,
  useUi,
  When,
} from '@rapport/ui';
import type { components } from '@rapport/sdk';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Boxes, ExternalLink, Users } from 'lucide-react';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { fillDays } from './fill-days.ts';
import { Thumb } from './thumb.tsx';
import { VariantsCard } from './variants-card.tsx';
import classes from './catalog.module.css';

const route = getRouteApi('/w/$workspaceId/products/$productId');

type Product = components['schemas']['ProductDetail'];

/** A product: how it sold in a period, and what it is. */
export function ProductPage() {
  const { productId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { href } = useWorkspace();
  const { zone } = useUi();
  const today = dayIn(new Date(useNow()), zone);
  const period = periodFromText(search.period, '90d');
  const span = resolvePeriod(period, today);
  const { product, before } = useProductIn(productId, span);

  if (product.error)
    return readProblem(product.error).status === 404 ? (
      <EmptyState page icon={Boxes} title="There is no such product">
        It may belong to another brand, or the address is not complete.
      </EmptyState>
    ) : (
      <ErrorState page error={product.error} onRetry={() => void product.refetch()} />
    );
  if (product.isPending) return <SkeletonPage />;
  const { title, imageUrl, published, variants } = product.data;
  const buyers = JSON.stringify({ kind: 'product', product: { productId: [productId] } });
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: 'Products', href: href('/products') }]}
        title={title}
        mark={
          <>
            <Thumb url={imageUrl} size={32} />
            {!published && <Tag>Not published</Tag>}
          </>
        }
        controls={
          <PeriodPicker
            value={period}
            today={today}
            onChange={(next) => void navigate({ search: { period: periodToText(next) }, replace: true })}
          />
        }
      />
      <Figures now={product.data.performance} before={before.data?.performance} base={span.base} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <SalesChart product={product.data} before={before.data} span={span} />
          {variants.length > 0 && <VariantsCard product={product.data} />}
        </div>
        <div className={classes.stack}>
          <Section title="Bought by">
            <p className={classes.text}>
              <AppLink href={href(`/profiles?rule=${encodeURIComponent(buyers)}`)}>
                <Users size={14} aria-hidden /> Everybody who bought this
              </AppLink>
            </p>
            <p className={classes.second}>Narrow the list there and save it as a segment.</p>
          </Section>
          <About product={product.data} />
        </div>
      </div>
    </>
  );
}

function useProductIn(id: number, span: ReturnType<typeof resolvePeriod>) {
  const api = useApi();
  const asked = ({ from, to }: { from: string; to: string }) => ({ params: { path: { id }, query: { from, to } } });
  const options = { placeholderData: keepPreviousData };
  return {
    product: api.useQuery('get', '/api/v1/products/{id}', asked(span), options),
    before: api.useQuery('get', '/api/v1/products/{id}', asked(span.previous)),
  };
}

function Figures(props: { now: Product['performance']; before: Product['performance'] | undefined; base: string }) {
  const { now, before, base } = props;
  return (
    <div className={classes.tiles}>
      <StatTile
        label="Net revenue"
        why="Lines of orders that were not cancelled, less what was returned"
        value={<Money minor={now.netRevenue} currency={now.currency} compact />}
        delta={<Delta current={now.netRevenue} previous={before?.netRevenue ?? null} base={base} />}
      />
      <StatTile
        label="Units sold"
        value={<Num value={now.units} />}
        delta={<Delta current={now.units} previous={before?.units ?? null} base={base} />}
      />
      <StatTile
        label="Buyers"
        why="Different people; guests without an address are not counted"
        value={<Num value={now.buyers} />}
        delta={<Delta current={now.buyers} previous={before?.buyers ?? null} base={base} />}
      />
      <StatTile
        label="Returned"
        why="Returned units per sold unit"
        value={<Percent share={now.refundRate} sample={now.units} unknown="Nothing sold in this period" />}
        delta={
          <Delta current={now.refundRate} previous={before?.refundRate ?? null} base={base} unit="points" good="down" />
        }
      />
    </div>
  );
}

interface SalesChartProps {
  product: Product;
  before: Product | undefined;
  span: ReturnType<typeof resolvePeriod>;
}

function SalesChart({ product, before, span }: SalesChartProps) {
  const { locale } = useUi();
  const [figure, setFigure] = useState<'netRevenue' | 'units'>('netRevenue');
  const now = fillDays(span, product.performance.byDay, (row) => row[figure]);
  const earlier = before && fillDays(span.previous, before.performance.byDay, (row) => row[figure]);
  const money = figure === 'netRevenue';
  return (
    <TrendChart
      title={money ? 'Net revenue by day' : 'Units sold by day'}
      kind="area"
      figure={money ? 'money' : 'number'}
      currency={product.performance.currency}
      labels={now.days.map((day) => formatDay(day, locale))}
      series={[
        { name: 'revenue', colour: 'var(--accent-text)', label: money ? 'Net revenue' : 'Units', values: now.values },
      ]}
      {...(earlier ? { comparison: { label: `The ${span.base}`, values: earlier.values } } : {})}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Figure of the chart"
          value={figure}
          onChange={(value) => setFigure(value === 'units' ? 'units' : 'netRevenue')}
          data={[
            { value: 'netRevenue', label: 'Revenue' },
            { value: 'units', label: 'Units' },
          ]}
        />
      }
    />
  );
}

function About({ product }: { product: Product }) {
  const none = (reason: string) => <Unknown reason={reason} />;
  return (
    <Section title="About">
      <KeyValue
        facts={[
          {
            label: 'Price',
            value: <Money minor={product.price} currency={product.currency ?? undefined} unknown="No price" />,
          },
          { label: 'Category', value: product.category ?? none('No category') },
          { label: 'Brand', value: product.brand ?? none('No brand') },
          { label: 'Id in the shop', value: product.externalId },
          ...(product.tags.length > 0 ? [{ label: 'Tags', value: product.tags.join(', ') }] : []),
          { label: 'Known since', value: <When at={product.createdAt} as="date" /> },
          ...(product.url
            ? [
                {
                  label: 'In the shop',
                  value: (
                    <Anchor href={product.url} target="_blank" rel="noreferrer" fz="sm">
                      Open <ExternalLink size={12} aria-hidden />
                    </Anchor>
                  ),
                },
              ]
            : []),
        ]}
      />
      {product.description && <p className={classes.about}>{product.description}</p>}
    </Section>
  );
}
