import { ActionIcon, Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { Filter, X } from 'lucide-react';
import type { EventMeasure } from './draft.ts';
import classes from '../traits.module.css';

type Where = NonNullable<EventMeasure['where']>[number];

interface EventFiltersProps {
  of: EventMeasure;
  properties: string[];
  onChange: (next: EventMeasure) => void;
}

const operators = [
  { value: 'equals', label: 'is' },
  { value: 'notEquals', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'gte', label: 'at least' },
  { value: 'lte', label: 'at most' },
] as const;
type Operator = (typeof operators)[number]['value'];

/** Which of the events count. Tests of other kinds, written through the API, stay as they are. */
export function EventFilters({ of, properties, onChange }: EventFiltersProps) {
  const where = of.where ?? [];
  const set = (index: number, next: Where | null) =>
    onChange({ ...of, where: where.flatMap((one, i) => (i === index ? (next ? [next] : []) : [one])) });
  return (
    <div className={classes.stack}>
      {where.map((filter, index) => (
        <div key={index} className={classes.line}>
          <Autocomplete
            label="Where"
            data={properties}
            value={filter.field}
            onChange={(field) => set(index, { ...filter, field })}
          />
          <Select
            label="Test"
            allowDeselect={false}
            data={[
              ...operators,
              ...(operators.some(({ value }) => value === filter.is.op)
                ? []
                : [{ value: filter.is.op, label: filter.is.op }]),
            ]}
            value={filter.is.op}
            onChange={(op) => {
              const chosen = operators.find(({ value }) => value === op)?.value;
              if (chosen) set(index, { ...filter, is: testOf(chosen, valueOf(filter)) });
            }}
          />
          {operators.some(({ value }) => value === filter.is.op) && (
            <TextInput
              label="Value"
              value={valueOf(filter)}
              onChange={(event) => set(index, { ...filter, is: testOf(opOf(filter), event.currentTarget.value) })}
            />
          )}
          <ActionIcon size="lg" aria-label="Remove the filter" onClick={() => set(index, null)}>
            <X size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<Filter size={14} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange({ ...of, where: [...where, { field: properties[0] ?? '', is: testOf('equals', '') }] })}
      >
        Only some of these events
      </Button>
    </div>
  );
}

const testOf = (op: Operator, value: string): Where['is'] =>
  op === 'gte' || op === 'lte' ? { op, value: Number(value) || 0 } : { op, value };
const valueOf = ({ is }: Where): string => ('value' in is ? String(is.value) : '');
const opOf = ({ is }: Where): Operator => operators.find(({ value }) => value === is.op)?.value ?? 'equals';
