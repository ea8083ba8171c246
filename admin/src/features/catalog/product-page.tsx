import { Anchor } from '@mantine/core';
import {
  AppLink,
  dayIn,
  EmptyState,
  ErrorState,
  KeyValue,
  Money,
  PageHeader,
  PeriodPicker,
  periodFromText,
  periodToText,
  readProblem,
  resolvePeriod,
  Section,
  SkeletonPage,
  Tag,
  Unknown,
  useNow,
  useUi,
  When,
} from '@rapport/ui';
import type { components } from '@rapport/sdk';
import { keepPreviousData } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Boxes, ExternalLink, ListFilter, Users } from 'lucide-react';
import { useHasPage } from '../../shell/use-has-page.ts';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { GoesWith } from '../recommendations/goes-with.tsx';
import { Thumb } from './thumb.tsx';
import { SalesChart, SalesFigures } from './product-sales.tsx';
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
      <SalesFigures now={product.data.performance} before={before.data?.performance} base={span.base} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <SalesChart product={product.data} before={before.data} span={span} />
          {variants.length > 0 && <VariantsCard product={product.data} />}
        </div>
        <div className={classes.stack}>
          <GoesWith productId={product.data.id} />
          <BoughtBy product={product.data} />
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

/** The people behind the figures, as a list and as a rule to begin a segment with. */
function BoughtBy({ product: { id, title } }: { product: Product }) {
  const { href, can } = useWorkspace();
  const hasPage = useHasPage();
  const rule = encodeURIComponent(JSON.stringify({ kind: 'product', product: { productId: [id] } }));
  const name = encodeURIComponent(`Bought ${title}`);
  return (
    <Section title="Bought by">
      <ul className={classes.links}>
        <li>
          <Users size={14} aria-hidden />
          <AppLink href={href(`/profiles?rule=${rule}`)} fz="sm">
            Everybody who bought this
          </AppLink>
        </li>
        {can('segments:write') && hasPage('/segments/new') && (
          <li>
            <ListFilter size={14} aria-hidden />
            <AppLink href={href(`/segments/new?rule=${rule}&name=${name}`)} fz="sm">
              Make a segment of them
            </AppLink>
          </li>
        )}
      </ul>
    </Section>
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
