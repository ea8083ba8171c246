import { Select } from '@mantine/core';
import { formatNumber, useUi } from '@rapport/ui';
import { useState } from 'react';
import { useApi } from '../../../shell/workspace.tsx';
import { countryName } from '../../profiles/person-name.ts';
import type { CohortCondition } from '../rule/conditions.ts';
import classes from './builder.module.css';

interface CohortValueProps {
  condition: CohortCondition;
  onChange: (next: CohortCondition) => void;
}

/** Which cohort: those there are, with how many people are in each; another can be typed where it has no id. */
export function CohortValue({ condition, onChange }: CohortValueProps) {
  const { locale } = useUi();
  const { by, value } = condition;
  const [typed, setTyped] = useState('');
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/cohorts',
    { params: { query: { by } } },
    { staleTime: 300_000, retry: false },
  );
  const found = data?.by === by ? data.items : [];
  const sizes = new Map(found.map((one) => [one.value, one.size]));
  const labels = new Map(found.map((one) => [one.value, one.label]));
  const nameOf = (one: string): string => {
    if (one === '') return 'Not known, or none';
    return by === 'country' ? countryName(one, locale) : (labels.get(one) ?? one);
  };
  const another = by === 'product' || typed.trim() === '' || [...labels.values()].includes(typed) ? [] : [typed.trim()];
  const values = [...new Set([...found.map((one) => one.value), value, '', ...another])];
  return (
    <Select
      size="xs"
      className={classes.text}
      aria-label="Which cohort"
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      maxDropdownHeight={280}
      // An empty value is one too, and says that nothing is known.
      data={values.map((one) => ({ value: `=${one}`, label: nameOf(one) }))}
      value={`=${value}`}
      onChange={(next) => next !== null && onChange({ ...condition, value: next.slice(1) })}
      onSearchChange={(next) => setTyped(next === nameOf(value) ? '' : next)}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          <span className={classes.optionCount}>
            {sizes.has(option.value.slice(1))
              ? formatNumber(sizes.get(option.value.slice(1)) ?? 0, { locale, compact: true })
              : ''}
          </span>
        </span>
      )}
    />
  );
}
