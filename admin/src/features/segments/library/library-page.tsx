import { Button } from '@mantine/core';
import { EmptyState, ErrorState, PageHeader, SkeletonPage, useUi } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Plus, SearchX } from 'lucide-react';
import { Permitted } from '../../../parts/permitted.tsx';
import { SearchBox } from '../../../parts/search-box.tsx';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { LibraryCard } from './library-card.tsx';
import { useLibrary, useLibrarySizes, type LibraryEntry } from './use-library.ts';
import classes from './library.module.css';

const route = getRouteApi('/w/$workspaceId/segments/library');

/** Ready segments by what they are for, each with its size in this brand. */
export function LibraryPage() {
  const { href, can } = useWorkspace();
  const { navigate } = useUi();
  return (
    <Permitted permission="segments:read" what="see segments">
      <PageHeader
        title="Segment library"
        description="Segments most brands work with, counted among your own customers. Adjust one and create it."
        breadcrumbs={[{ label: 'Segments', href: href('/segments') }]}
        action={
          can('segments:write') && (
            <Button variant="default" leftSection={<Plus size={16} />} onClick={() => navigate(href('/segments/new'))}>
              Blank segment
            </Button>
          )
        }
      />
      <Entries />
    </Permitted>
  );
}

function Entries() {
  const { can } = useWorkspace();
  const { q = '' } = route.useSearch();
  const go = route.useNavigate();
  const library = useLibrary();
  const sizes = useLibrarySizes(library.data !== undefined);
  if (library.error) return <ErrorState page error={library.error} onRetry={() => void library.refetch()} />;
  if (!library.data) return <SkeletonPage />;
  const found = library.data.items.filter((entry) => matches(entry, q));
  const groups = [...new Set(found.map(({ group }) => group))];
  const largest = Math.max(0, ...[...(sizes?.values() ?? [])].map((size) => size ?? 0));
  return (
    <>
      <div className={classes.search}>
        <SearchBox
          what="ready segments"
          placeholder="Search the library"
          value={q}
          onChange={(next) => void go({ search: next ? { q: next } : {}, replace: true })}
        />
      </div>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 className={classes.group}>{group}</h2>
          <ul className={classes.cards}>
            {found
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <LibraryCard
                  key={entry.key}
                  entry={entry}
                  size={sizes?.get(entry.key)}
                  largest={largest}
                  mayWrite={can('segments:write')}
                />
              ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && (
        <EmptyState icon={SearchX} title="Nothing in the library is like this">
          Search for another word, or begin with a blank segment.
        </EmptyState>
      )}
    </>
  );
}

const matches = ({ name, explanation, group, text }: LibraryEntry, q: string): boolean =>
  q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${name} ${explanation} ${group} ${text}`.toLowerCase().includes(word));
