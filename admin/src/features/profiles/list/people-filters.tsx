import { Popover } from '@mantine/core';
import { FilterChips, useUi } from '@rapport/ui';
import { useState } from 'react';
import { useApi } from '../../../shell/workspace.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { filterIds, filterLabels, filterWords, type FilterId } from './filters.ts';
import type { PeopleSearch } from './people-search.ts';

interface PeopleFiltersProps {
  search: PeopleSearch;
  onChange: (changes: PeopleSearch) => void;
}

/** The filters in force and the way to add more. */
export function PeopleFilters({ search, onChange }: PeopleFiltersProps) {
  const { locale, currency } = useUi();
  const [editing, setEditing] = useState<FilterId>();
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/segments/vocabulary',
    {},
    { staleTime: 300_000, enabled: search.segment !== undefined },
  );
  const segmentName = (id: number) => data?.segments.find((one) => one.id === id)?.name ?? `segment ${id}`;
  const inForce = filterIds.flatMap((id) => {
    const value = filterWords(id, search, { locale, currency, segmentName });
    return value === null ? [] : [{ id, value }];
  });

  return (
    <Popover
      opened={editing !== undefined}
      onDismiss={() => setEditing(undefined)}
      position="bottom-start"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <div>
          <FilterChips
            chips={inForce.map(({ id, value }) => ({
              id,
              label: filterLabels[id],
              value,
              onEdit: id === 'rule' ? undefined : () => setEditing(id),
              onRemove: () => onChange({ [id]: undefined }),
            }))}
            options={filterIds
              .filter((id) => id !== 'rule' && !inForce.some((one) => one.id === id))
              .map((id) => ({ id, label: filterLabels[id], onAdd: () => setEditing(id) }))}
            onClear={() => onChange(Object.fromEntries(filterIds.map((id) => [id, undefined])))}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown>
        {editing && (
          <FilterEditor
            key={editing}
            filter={editing}
            search={search}
            onApply={(changes) => {
              setEditing(undefined);
              onChange(changes);
            }}
            onCancel={() => setEditing(undefined)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
