import { Button, VisuallyHidden, Popover, SegmentedControl, Switch } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../formats/date.ts';
import { presets, resolvePeriod, type Period } from '../formats/period.ts';
import { useUi } from '../ui-provider.tsx';
import classes from './period-picker.module.css';

const RangeCalendar = lazy(() => import('./range-calendar.tsx').then((module) => ({ default: module.RangeCalendar })));

interface PeriodPickerProps {
  value: Period;
  onChange: (period: Period) => void;
  /** The calendar day in the workspace's zone. */
  today: string;
  /** Whether figures are compared with the period before; leave out where there is no comparison. */
  compare?: boolean;
  onCompare?: (compare: boolean) => void;
}

export function PeriodPicker({ value, onChange, today, compare, onCompare }: PeriodPickerProps) {
  const { locale } = useUi();
  const [open, setOpen] = useState(false);
  const resolved = resolvePeriod(value, today);
  const custom = typeof value !== 'string';
  return (
    <div className={classes.picker} role="group" aria-label="Period">
      <SegmentedControl
        aria-label="Preset periods"
        value={custom ? 'custom' : value}
        onChange={(chosen) => {
          const preset = presets.find((known) => known === chosen);
          if (preset) onChange(preset);
        }}
        data={[...presets]}
      />
      <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
        <Popover.Target>
          <Button
            size="xs"
            variant={custom ? 'light' : 'default'}
            leftSection={<CalendarDays size={14} />}
            onClick={() => setOpen(!open)}
          >
            {formatDay(resolved.from, locale)} – {formatDay(resolved.to, locale)}
            <VisuallyHidden>, choose days</VisuallyHidden>
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Suspense fallback={<div className={classes.placeholder} />}>
            <RangeCalendar
              value={{ from: resolved.from, to: resolved.to }}
              latest={today}
              onChange={(range) => {
                onChange(range);
                setOpen(false);
              }}
            />
          </Suspense>
          {onCompare && (
            <Switch
              mt="sm"
              size="xs"
              label={`Compare with ${resolved.base}`}
              checked={compare ?? false}
              onChange={(event) => onCompare(event.currentTarget.checked)}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
