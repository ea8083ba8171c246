import { Button, SegmentedControl } from '@mantine/core';
import { DataTable, EmptyState, ErrorState, PageHeader, useUi } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, SearchX, Settings2 } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { columns } from './list-columns.tsx';
import type { TraitsSearch } from './search.ts';
import { TraitDrawer } from './trait-drawer.tsx';
import { originNames, type TraitEntry } from './traits.ts';

const route = getRouteApi('/w/$workspaceId/traits');

/** Everything computed about people: what it means, how many have one, how it spreads, where it is used. */
export function TraitsPage() {
  const { href, can } = useWorkspace();
  const { navigate } = useUi();
  const search = route.useSearch();
  const go = route.useNavigate();
  const list = useApi().useQuery('get', '/api/v1/traits/catalog', {}, { enabled: can('segments:read') });
  const traits = list.data?.items ?? [];
  const shown = traits.filter((trait) => fits(trait, search));
  const change = (changes: { [Key in keyof TraitsSearch]?: TraitsSearch[Key] | undefined }) =>
    void go({ search: (before) => ({ ...before, ...changes }) as TraitsSearch, replace: true });
  const open = traits.find(({ name }) => name === search.trait);

  return (
    <Permitted permission="segments:read" what="see traits">
      <PageHeader
        title="Traits"
        description="What is computed about each person, kept current as they act. Use them in segments, or build your own."
        controls={
          <Button
            variant="default"
            leftSection={<Settings2 size={16} />}
            onClick={() => navigate(href('/traits/settings'))}
          >
            Affinity and health
          </Button>
        }
        action={
          can('segments:write') && (
            <Button leftSection={<Plus size={16} />} onClick={() => navigate(href('/traits/new'))}>
              New trait
            </Button>
          )
        }
      />
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label="traits"
          rows={shown}
          rowId={({ name }) => name}
          rowHref={({ name }) => href(`/traits?${new URLSearchParams({ ...search, trait: name }).toString()}`)}
          columns={columns}
          rowHeight={52}
          loading={list.isPending}
          toolbar={
            <>
              <SearchBox
                what="traits"
                placeholder="Search traits"
                value={search.q ?? ''}
                onChange={(q) => change({ q: q || undefined })}
              />
              <SegmentedControl
                size="xs"
                aria-label="Where traits come from"
                data={[
                  { value: '', label: 'All' },
                  ...(['custom', 'computed', 'core'] as const).map((value) => ({ value, label: originNames[value] })),
                ]}
                value={search.from ?? ''}
                onChange={(from) => change({ from: originOf(from) })}
              />
            </>
          }
          empty={
            <EmptyState
              icon={SearchX}
              title={search.from === 'custom' ? 'No trait of your own yet' : 'No trait is called like this'}
              compact
            >
              {search.from === 'custom'
                ? 'A trait counts or sums what people did, combines other traits by a formula, or gives ranges of a number a name.'
                : 'Search for another part of the name or its meaning.'}
            </EmptyState>
          }
        />
      )}
      {open && <TraitDrawer trait={open} onClose={() => change({ trait: undefined })} />}
    </Permitted>
  );
}

const originOf = (text: string): TraitsSearch['from'] =>
  (['core', 'computed', 'custom'] as const).find((origin) => origin === text);

const fits = ({ name, label, explanation, origin }: TraitEntry, { q, from }: TraitsSearch): boolean =>
  (from === undefined || origin === from) &&
  (q === undefined || `${name} ${label} ${explanation}`.toLowerCase().includes(q.toLowerCase()));
