import { Select } from '@mantine/core';
import type { Window } from '../rule/conditions.ts';
import { MonthsField, PeriodFields } from './calendar-fields.tsx';
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
  { value: 'period', label: 'in this or the last' },
  { value: 'months', label: 'in months of any year' },
];

const freshWindow: Record<Window['type'], Window> = {
  ever: { type: 'ever' },
  last: { type: 'last', amount: 30, unit: 'day' },
  between: { type: 'between', from: 30, to: 60, unit: 'day' },
  after: { type: 'after', date: '' },
  before: { type: 'before', date: '' },
  dates: { type: 'dates', from: '', to: '' },
  period: { type: 'period', which: 'this', unit: 'month' },
  months: { type: 'months', months: [12] },
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
      {window.type === 'period' && (
        <PeriodFields
          which={window.which ?? 'this'}
          unit={window.unit ?? 'month'}
          onChange={({ which, unit }) => onChange({ type: 'period', which: which === 'next' ? 'this' : which, unit })}
        />
      )}
      {window.type === 'months' && (
        <MonthsField months={window.months ?? []} onChange={(months) => onChange({ type: 'months', months })} />
      )}
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
