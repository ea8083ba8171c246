import { Button } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, PageHeader, useUi } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { SearchX, ShoppingCart } from 'lucide-react';
import { SearchBox } from '../../parts/search-box.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';
import { orderColumns } from './columns.tsx';
import { OrderFilters } from './order-filters.tsx';
import type { OrderSearch } from './order-search.ts';
import { useOrders } from './use-orders.ts';
import { WaitingNote } from './waiting-note.tsx';
import classes from './orders.module.css';

const route = getRouteApi('/w/$workspaceId/orders');

export function OrdersPage() {
  const { href } = useWorkspace();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useOrders(search);
  const change = (changes: { [Key in keyof OrderSearch]?: OrderSearch[Key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) as OrderSearch, replace: true });
  return (
    <>
      <PageHeader title="Orders" description="Every order of every channel, newest first." />
      <WaitingNote />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={list.isPlaceholderData ? classes.busy : undefined} aria-busy={list.isPlaceholderData}>
          <DataTable
            label="orders"
            rows={list.orders}
            rowId={({ id }) => String(id)}
            rowHref={({ id }) => href(`/orders/${id}`)}
            columns={orderColumns}
            total={list.total}
            loading={list.isPending}
            hasMore={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            rowHeight={52}
            toolbar={
              <>
                <SearchBox
                  what="orders"
                  placeholder="Search number, name, e-mail"
                  value={search.q ?? ''}
                  onChange={(q) => change({ q: q || undefined })}
                />
                <OrderFilters search={search} onChange={change} />
              </>
            }
            empty={
              Object.keys(search).length > 0 ? (
                <NoneFound onClear={() => void navigate({ search: {}, replace: true })} />
              ) : (
                <NoneYet />
              )
            }
          />
        </div>
      )}
    </>
  );
}

const NoneFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    icon={SearchX}
    title="No order matches"
    actions={
      <Button variant="default" onClick={onClear}>
        Show all orders
      </Button>
    }
  >
    Search for a whole order number, or words of the customer’s name or e-mail address.
  </EmptyState>
);

function NoneYet() {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  return (
    <EmptyState
      icon={ShoppingCart}
      title="No orders yet"
      actions={
        <>
          <Button onClick={() => navigate(href('/imports/new?kind=orders'))}>Import orders</Button>
          <Button variant="default" onClick={() => navigate(href('/settings/keys'))}>
            Get an API key
          </Button>
        </>
      }
    >
      Import the orders your shop has, then send new ones with a secret key. Revenue, repeat rates and segments are
      built from them.
    </EmptyState>
  );
}
