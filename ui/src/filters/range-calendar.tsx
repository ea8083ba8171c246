import '@mantine/dates/styles.css';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import type { DayRange } from '../formats/period.ts';

interface RangeCalendarProps {
  value: DayRange;
  /** The last day that can be chosen. */
  latest: string;
  onChange: (range: DayRange) => void;
}

/** Loaded only when opened: the calendar is heavier than everything around it. */
export function RangeCalendar({ value, latest, onChange }: RangeCalendarProps) {
  const [range, setRange] = useState<[string | null, string | null]>([value.from, value.to]);
  return (
    <DatePicker
      type="range"
      allowSingleDateInRange
      weekendDays={[]}
      maxDate={latest}
      defaultDate={value.to}
      value={range}
      onChange={(chosen) => {
        setRange(chosen);
        const [from, to] = chosen;
        if (from && to) onChange({ from, to });
      }}
    />
  );
}
