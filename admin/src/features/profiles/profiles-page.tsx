import { SearchBox } from '../../parts/search-box.tsx';
import { Button } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, nothingSelected, PageHeader, useUi, type Selection } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { SearchX, Upload, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useHasPage } from '../../shell/use-has-page.ts';
import { useWorkspace } from '../../shell/workspace.tsx';
import { BulkActions } from './list/bulk-actions.tsx';
import { columnsFor, quietColumns } from './list/columns.tsx';
import { PeopleFilters } from './list/people-filters.tsx';
import { listed, ruleOf, sortKeys, type PeopleSearch } from './list/people-search.ts';
import { usePeople } from './list/use-people.ts';
import { ViewsMenu } from './list/views-menu.tsx';
import classes from './list/list.module.css';

const route = getRouteApi('/w/$workspaceId/profiles');

export function ProfilesPage() {
  const { href, name, can } = useWorkspace();
  const { locale, navigate: goTo } = useUi();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const columns = useMemo(() => columnsFor(locale), [locale]);
  const {
    people,
    total,
    error,
    refetch,
    isPending,
    isPlaceholderData,
    isFetchingNextPage,
    hasNextPage,
    fetchNextPage,
  } = usePeople(search);

  const open = (next: PeopleSearch) => {
    setSelection(nothingSelected);
    void navigate({ search: next, replace: true });
  };
  const change = (changes: PeopleSearch) =>
    open(Object.fromEntries(Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined)));

  const sort = { column: search.sort ?? 'lastSeenAt', direction: search.dir ?? 'desc' } as const;
  const narrowed = search.q !== undefined || ruleOf(search) !== undefined;
  return (
    <>
      <PageHeader
        title="Profiles"
        description={`Everybody ${name} knows, with what they bought and agreed to.`}
        action={
          can('imports:write') && (
            <Button leftSection={<Upload size={16} />} onClick={() => goTo(href('/imports/new'))}>
              Import people
            </Button>
          )
        }
      />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={isPlaceholderData ? classes.busy : undefined} aria-busy={isPlaceholderData}>
          <DataTable
            label="profiles"
            rows={people}
            rowId={(person) => String(person.id)}
            rowHref={(person) => href(`/profiles/${person.id}`)}
            columns={columns}
            hiddenColumns={search.hide === undefined ? quietColumns : listed(search.hide)}
            onHiddenColumns={(hidden) => change({ hide: hidden.join(',') })}
            total={total}
            sort={sort}
            onSort={({ column, direction }) =>
              change({
                sort: sortKeys.find((key) => key === column),
                dir: sort.column === column ? direction : firstDirection(column),
              })
            }
            selection={selection}
            onSelection={setSelection}
            bulkActions={
              <BulkActions
                selection={selection}
                people={people}
                total={total ?? people.length}
                search={search}
                onDone={() => {
                  setSelection(nothingSelected);
                  void refetch();
                }}
              />
            }
            loading={isPending}
            hasMore={hasNextPage}
            loadingMore={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
            rowHeight={52}
            toolbar={
              <>
                <ViewsMenu search={search} onOpen={open} />
                <SearchBox
                  what="profiles"
                  placeholder="Search name, e-mail, phone, id"
                  value={search.q ?? ''}
                  onChange={(q) => change({ q: q || undefined })}
                />
                <PeopleFilters search={search} onChange={change} />
              </>
            }
            empty={narrowed ? <NobodyFound onClear={() => open({})} /> : <NobodyYet />}
          />
        </div>
      )}
    </>
  );
}

/** Names begin with A, figures with the largest, dates with the latest. */
const firstDirection = (column: string): 'asc' | 'desc' => (column === 'name' ? 'asc' : 'desc');

const NobodyFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    icon={SearchX}
    title="Nobody matches"
    actions={
      <Button variant="default" onClick={onClear}>
        Show everybody
      </Button>
    }
  >
    Take a filter away, or search for another part of a name, e-mail address or phone number.
  </EmptyState>
);

function NobodyYet() {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  const hasPage = useHasPage();
  return (
    <EmptyState
      icon={Users}
      title="No profiles yet"
      actions={
        <>
          {hasPage('/imports') && <Button onClick={() => navigate(href('/imports'))}>Import a file</Button>}
          <Button variant="default" onClick={() => navigate(href('/settings/keys'))}>
            Get an API key
          </Button>
        </>
      }
    >
      A profile is made for everybody who leaves an address, orders, or is imported. Import your customers and orders,
      or send events with a write key.
    </EmptyState>
  );
}
