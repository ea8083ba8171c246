import { Button, Select } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import type { SegmentCondition } from '../rule/conditions.ts';
import { useBuilder } from './builder-context.ts';
import { DurationFields } from './duration-fields.tsx';
import classes from './builder.module.css';

interface SegmentFieldsProps {
  condition: SegmentCondition;
  onChange: (next: SegmentCondition, step?: string) => void;
}

export function SegmentFields({ condition, onChange }: SegmentFieldsProps) {
  const { vocabulary, segmentId: own } = useBuilder();
  const { kind, segmentId, since } = condition;
  const others = vocabulary.segments.filter(({ id }) => id !== own);
  return (
    <>
      <Select
        size="xs"
        className={classes.unit}
        aria-label="In or not in"
        allowDeselect={false}
        data={[
          { value: 'in', label: 'in' },
          { value: 'out', label: 'not in' },
        ]}
        value={condition.in ? 'in' : 'out'}
        onChange={(value) => onChange(value === 'out' ? { kind, segmentId, in: false } : { ...condition, in: true })}
      />
      <Select
        size="xs"
        className={classes.text}
        aria-label="Segment"
        searchable
        allowDeselect={false}
        placeholder={others.length === 0 ? 'No other segments yet' : 'Choose a segment'}
        disabled={others.length === 0}
        data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={segmentId > 0 ? String(segmentId) : null}
        onChange={(id) => onChange({ ...condition, segmentId: Number(id ?? 0) })}
      />
      {condition.in && since && (
        <>
          <span className={classes.word}>for at least</span>
          <DurationFields
            value={since}
            onChange={(change, step) =>
              onChange(
                { ...condition, since: { amount: change.amount ?? since.amount, unit: change.unit ?? since.unit } },
                step,
              )
            }
          />
        </>
      )}
      {condition.in && !since && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<CalendarClock size={12} />}
          onClick={() => onChange({ ...condition, since: { amount: 30, unit: 'day' } })}
        >
          For how long
        </Button>
      )}
    </>
  );
}
