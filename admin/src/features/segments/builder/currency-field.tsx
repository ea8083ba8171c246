import { Select } from '@mantine/core';
import { useUi } from '@rapport/ui';
import type { Test } from '../rule/conditions.ts';
import classes from './builder.module.css';

const codes = Intl.supportedValuesOf('currency');

/** Which currency the amount is of; the workspace's own is not written down. */
export function CurrencyField({ test, onChange }: { test: Test; onChange: (test: Test) => void }) {
  const { currency: own } = useUi();
  const { currency, ...rest } = test;
  return (
    <Select
      size="xs"
      className={classes.unit}
      aria-label="Currency"
      searchable
      allowDeselect={false}
      data={codes}
      value={currency ?? own}
      onChange={(code) => onChange(code === null || code === own ? rest : { ...rest, currency: code })}
    />
  );
}
