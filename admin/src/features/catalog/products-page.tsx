import { Button, Select } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, PageHeader, useUi } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Boxes, SearchX } from 'lucide-react';
import { SearchBox } from '../../parts/search-box.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { productColumns } from './columns.tsx';
import { firstDirection, productSorts, sortOf, type ProductSearch } from './product-search.ts';
import { useProducts } from './use-products.ts';
import classes from './catalog.module.css';

const route = getRouteApi('/w/$workspaceId/products');

export function ProductsPage() {
  const { href } = useWorkspace();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useProducts(search);
  const categories = useApi().useQuery('get', '/api/v1/product-categories').data?.items ?? [];
  const change = (changes: { [Key in keyof ProductSearch]?: ProductSearch[Key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) as ProductSearch, replace: true });
  const sort = sortOf(search);
  const narrowed = search.q !== undefined || search.category !== undefined;
  return (
    <>
      <PageHeader title="Products" description="What you sell, and how well. Sales are those of all time." />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={list.isPlaceholderData ? classes.busy : undefined} aria-busy={list.isPlaceholderData}>
          <DataTable
            label="products"
            rows={list.products}
            rowId={({ id }) => String(id)}
            rowHref={({ id }) => href(`/products/${id}`)}
            columns={productColumns}
            total={list.total}
            sort={sort}
            onSort={({ column, direction }) => {
              const by = productSorts.find((one) => one === column) ?? 'netRevenue';
              change({ sort: by, dir: by === sort.column ? direction : firstDirection(by) });
            }}
            loading={list.isPending}
            hasMore={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            rowHeight={56}
            toolbar={
              <>
                <SearchBox
                  what="products"
                  placeholder="Search title, SKU, category"
                  value={search.q ?? ''}
                  onChange={(q) => change({ q: q || undefined })}
                />
                {categories.length > 0 && (
                  <Select
                    size="xs"
                    w={168}
                    aria-label="Category"
                    placeholder="All categories"
                    clearable
                    searchable
                    data={categories}
                    value={search.category ?? null}
                    onChange={(category) => change({ category: category ?? undefined })}
                  />
                )}
              </>
            }
            empty={narrowed ? <NoneFound onClear={() => change({ q: undefined, category: undefined })} /> : <NoneYet />}
          />
        </div>
      )}
    </>
  );
}

const NoneFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    icon={SearchX}
    title="No product matches"
    actions={
      <Button variant="default" onClick={onClear}>
        Show all products
      </Button>
    }
  >
    Search for another part of a title, SKU or category.
  </EmptyState>
);

function NoneYet() {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  return (
    <EmptyState
      icon={Boxes}
      title="No products yet"
      actions={<Button onClick={() => navigate(href('/imports/new?kind=products'))}>Import products</Button>}
    >
      Products come from your shop’s export. Those that orders name are added by themselves.
    </EmptyState>
  );
}
