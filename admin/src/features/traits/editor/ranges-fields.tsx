import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Definition } from './draft.ts';
import classes from '../traits.module.css';

type Ranges = Extract<Definition, { kind: 'ranges' }>;

/** Names for stretches of a number, in rising order. */
export function RangesFields({
  definition,
  onChange,
  error,
}: {
  definition: Ranges;
  onChange: (next: Ranges) => void;
  error?: string | undefined;
}) {
  const { ranges, otherwise } = definition;
  const set = (next: Ranges['ranges']) => onChange({ ...definition, ranges: next });
  return (
    <div className={classes.stack}>
      {ranges.map((range, index) => (
        <div key={index} className={classes.line}>
          <NumberInput
            label="Below"
            value={range.below}
            error={index === 0 ? error : undefined}
            onChange={(below) =>
              set(ranges.map((one, i) => (i === index ? { ...one, below: Number(below) || 0 } : one)))
            }
          />
          <TextInput
            label="is called"
            value={range.label}
            onChange={(event) => {
              const label = event.currentTarget.value;
              set(ranges.map((one, i) => (i === index ? { ...one, label } : one)));
            }}
          />
          <ActionIcon
            size="lg"
            aria-label={`Remove the range ${range.label}`}
            disabled={ranges.length === 1}
            onClick={() => set(ranges.filter((_, i) => i !== index))}
          >
            <X size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<Plus size={14} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => set([...ranges, { below: (ranges[ranges.length - 1]?.below ?? 0) * 2 || 10, label: '' }])}
      >
        Another range
      </Button>
      <TextInput
        label="Everything above is called"
        value={otherwise}
        onChange={(event) => onChange({ ...definition, otherwise: event.currentTarget.value })}
      />
    </div>
  );
}
