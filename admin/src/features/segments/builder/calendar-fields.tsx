import { MultiSelect, Select } from '@mantine/core';
import { calendarUnits, type CalendarUnit, type Unit } from '../rule/conditions.ts';
import { monthName } from '../rule/words.ts';
import classes from './builder.module.css';

type Which = 'this' | 'last' | 'next';

interface PeriodFieldsProps {
  which: Which;
  unit: CalendarUnit | Unit;
  /** Dates can lie ahead. */
  ahead?: boolean;
  onChange: (next: { which: Which; unit: CalendarUnit }) => void;
}

/** This, the last or the next day, week, month, quarter or year of the calendar. */
export function PeriodFields({ which, unit, ahead = false, onChange }: PeriodFieldsProps) {
  const known = calendarUnits.find((one) => one === unit) ?? 'month';
  const ways: Which[] = ahead ? ['this', 'last', 'next'] : ['this', 'last'];
  return (
    <>
      <Select
        size="xs"
        className={classes.unit}
        aria-label="Which one"
        allowDeselect={false}
        data={ways}
        value={which}
        onChange={(value) => onChange({ which: ways.find((one) => one === value) ?? 'this', unit: known })}
      />
      <CalendarUnitField unit={known} onChange={(next) => onChange({ which, unit: next })} />
    </>
  );
}

export const CalendarUnitField = (props: {
  unit: CalendarUnit;
  plural?: boolean;
  onChange: (unit: CalendarUnit) => void;
}) => (
  <Select
    size="xs"
    className={classes.unit}
    aria-label="Part of the calendar"
    allowDeselect={false}
    data={calendarUnits.map((unit) => ({ value: unit, label: props.plural ? `${unit}s` : unit }))}
    value={props.unit}
    onChange={(value) => props.onChange(calendarUnits.find((unit) => unit === value) ?? 'month')}
  />
);

const months = Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: monthName(i + 1) }));

export const MonthsField = (props: { months: readonly number[]; onChange: (months: number[]) => void }) => (
  <MultiSelect
    size="xs"
    className={classes.values}
    aria-label="Months"
    data={months}
    value={props.months.map(String)}
    onChange={(chosen) => props.onChange(chosen.map(Number).sort((a, b) => a - b))}
  />
);
