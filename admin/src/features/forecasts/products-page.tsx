import { Select } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, PageHeader, When } from '@rapport/ui';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Boxes, SearchX } from 'lucide-react';
import { CsvLink } from '../../parts/csv-link.tsx';
import { Permitted } from '../../parts/permitted.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { DemandTabs } from './demand-tabs.tsx';
import { demandColumns } from './product-columns.tsx';
import { ProductPanel } from './product-panel.tsx';
import type { ProductsSearch } from './search.ts';

const route = getRouteApi('/w/$workspaceId/demand/products');

const classNames = ['smooth', 'intermittent', 'erratic', 'lumpy'] as const;
const sorts = {
  expected: 'Most units',
  stockOut: 'Runs out first',
  reorder: 'To order',
  title: 'Title',
  error: 'Largest error',
};
type Sort = keyof typeof sorts;

/** What each product is expected to sell and when its stock is gone. */
export function DemandProductsPage() {
  const { client, href } = useWorkspace();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changes: ProductsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const sort = search.sort !== undefined && search.sort in sorts ? (search.sort as Sort) : 'expected';
  const kind = classNames.find((one) => one === search.class);
  const list = useInfiniteQuery({
    queryKey: ['get', '/api/v1/forecasts/products', { q: search.q, kind, sort }],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/api/v1/forecasts/products', {
        params: { query: { limit: 100, search: search.q, class: kind, sort, cursor: pageParam } },
        signal,
      });
      if (error) throw error;
      return data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const [first] = list.data?.pages ?? [];
  return (
    <Permitted permission="reports:read" what="see forecasts">
      <PageHeader
        title="Demand"
        description={
          first?.computedAt ? (
            <>
              Units of the next 13 weeks, estimated <When at={first.computedAt} />.{' '}
              {first.state === 'hidden' ? first.reason : null}
            </>
          ) : (
            'Units of the next 13 weeks, and when stock is gone.'
          )
        }
      />
      <DemandTabs current="/demand/products" />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label="products"
          rows={list.data?.pages.flatMap((page) => page.items) ?? []}
          rowId={({ sku }) => sku}
          rowHref={({ sku }) => href(`/demand/products?sku=${encodeURIComponent(sku)}`)}
          columns={demandColumns}
          total={first?.total}
          loading={list.isPending}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          rowHeight={56}
          toolbar={
            <>
              <SearchBox
                what="products"
                placeholder="Search title or SKU"
                value={search.q ?? ''}
                onChange={(q) => change({ q: q || undefined } as ProductsSearch)}
              />
              <Select
                size="xs"
                w={150}
                aria-label="How it sells"
                placeholder="All demand"
                clearable
                data={classNames.map((value) => ({ value, label: value[0]?.toUpperCase() + value.slice(1) }))}
                value={kind ?? null}
                onChange={(value) => change({ class: value ?? undefined } as ProductsSearch)}
              />
              <Select
                size="xs"
                w={150}
                aria-label="Order"
                data={Object.entries(sorts).map(([value, label]) => ({ value, label }))}
                value={sort}
                allowDeselect={false}
                onChange={(value) => change({ sort: value ?? 'expected' })}
              />
              <CsvLink
                what="products"
                path="/api/v1/forecasts/products.csv"
                query={{ search: search.q, class: kind, sort }}
              />
            </>
          }
          empty={
            search.q || kind ? (
              <EmptyState icon={SearchX} title="No product matches" compact>
                Search for another part of a title or SKU.
              </EmptyState>
            ) : (
              <EmptyState icon={Boxes} title="No forecast yet" compact>
                {first?.reason ?? 'Products that sold in the last year appear here once a day.'}
              </EmptyState>
            )
          }
        />
      )}
      <ProductPanel
        sku={search.sku}
        onClose={() => void navigate({ search: ({ sku: _sku, ...others }) => others, replace: true })}
      />
    </Permitted>
  );
}
