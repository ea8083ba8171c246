import { Select } from '@mantine/core';
import { units, type CalendarUnit, type Unit } from '../rule/conditions.ts';
import { NumberField } from './plain-fields.tsx';
import classes from './builder.module.css';

type Duration = { amount?: number; from?: number | string; to?: number | string; unit?: Unit | CalendarUnit };

interface DurationFieldsProps {
  value: Duration;
  /** Between two distances from now. */
  range?: boolean;
  onChange: (change: Duration & { unit?: Unit }, step?: string) => void;
}

export function DurationFields({ value, range = false, onChange }: DurationFieldsProps) {
  const field = (key: 'amount' | 'from' | 'to', label: string) => (
    <NumberField
      label={label}
      min={1}
      value={value[key]}
      onChange={(amount) => onChange({ [key]: amount === '' ? undefined : amount }, key)}
    />
  );
  return (
    <>
      {range ? (
        <>
          {field('from', 'From')}
          <span className={classes.word}>and</span>
          {field('to', 'To')}
        </>
      ) : (
        field('amount', 'How long')
      )}
      <UnitField value={units.find((unit) => unit === value.unit) ?? 'day'} onChange={(unit) => onChange({ unit })} />
      {range && <span className={classes.word}>ago</span>}
    </>
  );
}

export const UnitField = ({ value, onChange }: { value: Unit; onChange: (unit: Unit) => void }) => (
  <Select
    size="xs"
    className={classes.unit}
    aria-label="Unit"
    allowDeselect={false}
    data={units.map((unit) => ({ value: unit, label: `${unit}s` }))}
    value={value}
    onChange={(chosen) => onChange(units.find((unit) => unit === chosen) ?? 'day')}
  />
);
