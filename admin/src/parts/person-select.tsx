import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { nameOf } from '../features/profiles/person-name.ts';
import { useApi } from '../shell/workspace.tsx';

interface PersonSelectProps {
  label: string;
  /** Hides the label from sight where the place says it already. */
  quiet?: boolean;
  placeholder?: string;
  value: number | null;
  onChange: (profileId: number | null) => void;
}

/** Finds one person by any part of name, e-mail, phone or id. */
export function PersonSelect({
  label,
  quiet = false,
  placeholder = 'Search a person',
  value,
  onChange,
}: PersonSelectProps) {
  const api = useApi();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 200);
  const found = api.useQuery(
    'get',
    '/api/v1/profiles',
    { params: { query: { limit: 8, ...(search ? { search } : {}) } } },
    { placeholderData: keepPreviousData },
  );
  const chosen = api.useQuery(
    'get',
    '/api/v1/profiles/{id}',
    { params: { path: { id: value ?? 0 } } },
    { enabled: value !== null },
  );
  const option = (person: {
    id: number;
    firstName: string | null;
    lastName: string | null;
    email: string | null;
    phone: string | null;
  }) => {
    const name = nameOf(person);
    return {
      value: String(person.id),
      label: person.email && person.email !== name ? `${name} · ${person.email}` : name,
    };
  };
  const options = (found.data?.items ?? []).map(option);
  const own = chosen.data
    ? option(chosen.data)
    : value === null
      ? null
      : { value: String(value), label: `Person ${value}` };
  const data = own && !options.some((one) => one.value === own.value) ? [own, ...options] : options;

  return (
    <Select
      size="xs"
      label={quiet ? undefined : label}
      aria-label={label}
      placeholder={placeholder}
      searchable
      clearable
      data={data}
      // The server has searched; what it found is shown whole.
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isFetching ? 'Searching…' : 'Nobody found'}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      onSearchChange={(next) => setText(next === own?.label ? '' : next)}
    />
  );
}
