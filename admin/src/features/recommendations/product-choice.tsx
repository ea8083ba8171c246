import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shell/workspace.tsx';

/** Products found by title, SKU or category, as options; those chosen keep their titles. */
function useProductOptions(chosen: readonly number[]) {
  const [text, setText] = useState('');
  const [titles, setTitles] = useState<Record<string, string>>({});
  const [search] = useDebouncedValue(text, 200);
  const api = useApi();
  const found = api.useQuery(
    'get',
    '/api/v1/products',
    { params: { query: { limit: 20, sort: 'units', ...(search ? { search } : {}) } } },
    { placeholderData: keepPreviousData },
  );
  const unknown = chosen.find((id) => titles[id] === undefined && !found.data?.items.some((one) => one.id === id));
  const named = api.useQuery(
    'get',
    '/api/v1/products/{id}',
    { params: { path: { id: unknown ?? 0 } } },
    { enabled: unknown !== undefined, staleTime: Infinity },
  );
  const options = (found.data?.items ?? []).map(({ id, title }) => ({ value: String(id), label: title }));
  const missing = chosen
    .map(String)
    .filter((id) => !options.some((one) => one.value === id))
    .map((id) => ({
      value: id,
      label: titles[id] ?? (named.data && String(named.data.id) === id ? named.data.title : `Product ${id}`),
    }));
  const keep = (ids: readonly string[]): void =>
    setTitles((before) => ({
      ...before,
      ...Object.fromEntries(options.filter((one) => ids.includes(one.value)).map((one) => [one.value, one.label])),
    }));
  return { data: [...missing, ...options], onSearchChange: setText, keep, searching: found.isFetching };
}

interface ChoiceProps {
  label: string;
  description?: string;
  size?: 'xs' | 'sm';
}

export function ProductSelect({
  value,
  onChange,
  ...rest
}: ChoiceProps & { value: number | null; onChange: (id: number | null) => void }) {
  const { keep, searching, ...options } = useProductOptions(value === null ? [] : [value]);
  return (
    <Select
      size="xs"
      placeholder="Search a product"
      searchable
      clearable
      filter={({ options: all }) => all}
      nothingFoundMessage={searching ? 'Searching…' : 'No product found'}
      {...rest}
      {...options}
      value={value === null ? null : String(value)}
      onChange={(id) => {
        if (id !== null) keep([id]);
        onChange(id === null ? null : Number(id));
      }}
    />
  );
}

export function ProductsSelect({
  value,
  onChange,
  ...rest
}: ChoiceProps & { value: readonly number[]; onChange: (ids: number[]) => void }) {
  const { keep, searching, ...options } = useProductOptions(value);
  return (
    <MultiSelect
      size="xs"
      placeholder="Search products"
      searchable
      clearable
      filter={({ options: all }) => all}
      nothingFoundMessage={searching ? 'Searching…' : 'No product found'}
      {...rest}
      {...options}
      value={value.map(String)}
      onChange={(ids) => {
        keep(ids);
        onChange(ids.map(Number));
      }}
    />
  );
}
