import { Select } from '@mantine/core';
import type { Window } from '../rule/conditions.ts';
import { DurationFields } from './duration-fields.tsx';
import { DayField } from './plain-fields.tsx';
import classes from './builder.module.css';

const types: { value: Window['type']; label: string }[] = [
  { value: 'ever', label: 'ever' },
  { value: 'last', label: 'in the last' },
  { value: 'between', label: 'between … ago' },
  { value: 'after', label: 'after' },
  { value: 'before', label: 'before' },
  { value: 'dates', label: 'between days' },
];

const freshWindow: Record<Window['type'], Window> = {
  ever: { type: 'ever' },
  last: { type: 'last', amount: 30, unit: 'day' },
  between: { type: 'between', from: 30, to: 60, unit: 'day' },
  after: { type: 'after', date: '' },
  before: { type: 'before', date: '' },
  dates: { type: 'dates', from: '', to: '' },
};

/** When it must have happened. */
export function WindowFields({
  window,
  onChange,
}: {
  window: Window;
  onChange: (window: Window, step?: string) => void;
}) {
  const day = (key: 'date' | 'from' | 'to', label: string) => (
    <DayField
      label={label}
      value={String(window[key] ?? '')}
      onChange={(value) => onChange({ ...window, [key]: value }, `window ${key}`)}
    />
  );
  return (
    <>
      <Select
        size="xs"
        className={classes.window}
        aria-label="When"
        allowDeselect={false}
        data={types}
        value={window.type}
        onChange={(type) => onChange(freshWindow[types.find(({ value }) => value === type)?.value ?? 'ever'])}
      />
      {(window.type === 'last' || window.type === 'between') && (
        <DurationFields
          value={window}
          range={window.type === 'between'}
          onChange={(change, step) => onChange({ ...window, ...change }, step && `window ${step}`)}
        />
      )}
      {(window.type === 'before' || window.type === 'after') && day('date', 'Day')}
      {window.type === 'dates' && (
        <>
          {day('from', 'From')}
          <span className={classes.word}>and</span>
          {day('to', 'To')}
        </>
      )}
    </>
  );
}
