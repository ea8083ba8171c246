import { ActionIcon, Autocomplete, Button, MultiSelect, Select } from '@mantine/core';
import { Filter, X } from 'lucide-react';
import { metricsOf, type EventCondition, type Measure, type Where } from '../rule/conditions.ts';
import { freshTest, valueType, type ValueType } from '../rule/operators.ts';
import { useBuilder } from './builder-context.ts';
import { TestFields } from './test-fields.tsx';
import { WindowFields } from './window-fields.tsx';
import classes from './builder.module.css';

const measures: { value: Measure; label: string }[] = [
  { value: 'count', label: 'number of times' },
  { value: 'sum', label: 'total of' },
  { value: 'avg', label: 'average of' },
  { value: 'min', label: 'smallest' },
  { value: 'max', label: 'largest' },
  { value: 'distinct', label: 'different values of' },
];

interface EventFieldsProps {
  condition: EventCondition;
  onChange: (next: EventCondition, step?: string) => void;
}

/** How often, how much or how many different; when; and of which events. */
export function EventFields({ condition, onChange }: EventFieldsProps) {
  const { vocabulary } = useBuilder();
  const { measure, of, where } = condition;
  const metrics = metricsOf(condition);
  const properties: Record<string, string> = Object.assign(
    {},
    ...vocabulary.metrics.filter(({ metric }) => metrics.includes(metric)).map((one) => one.properties),
  );
  const names = ['value', ...Object.keys(properties)];
  const typeOf = (field: string): ValueType => (field === 'value' ? 'number' : valueType(properties[field] ?? 'text'));
  const setWhere = (next: Where[], step?: string) => onChange({ ...condition, where: next }, step);

  return (
    <>
      {metrics.length > 1 && (
        <MultiSelect
          size="xs"
          className={classes.values}
          aria-label="Any of these events"
          data={vocabulary.metrics.map(({ metric }) => metric)}
          value={metrics}
          onChange={(chosen) => chosen.length > 0 && onChange({ ...condition, metric: chosen })}
        />
      )}
      <Select
        size="xs"
        className={classes.measure}
        aria-label="What is measured"
        allowDeselect={false}
        data={measures}
        value={measure}
        onChange={(chosen) => {
          const next = measures.find(({ value }) => value === chosen)?.value ?? 'count';
          onChange({
            ...condition,
            measure: next,
            of: next === 'count' ? undefined : (of ?? (next === 'distinct' ? '' : 'value')),
          });
        }}
      />
      {measure !== 'count' && (
        <Autocomplete
          size="xs"
          className={classes.text}
          aria-label="Property that is measured"
          placeholder="Property"
          data={names}
          value={of ?? ''}
          onChange={(value) => onChange({ ...condition, of: value }, 'of')}
        />
      )}
      <TestFields test={condition.is} type="number" onChange={(is, step) => onChange({ ...condition, is }, step)} />
      <WindowFields window={condition.window} onChange={(window, step) => onChange({ ...condition, window }, step)} />
      {where.map((one, index) => (
        <div key={index} className={classes.where}>
          <span className={classes.word}>{index === 0 ? 'where' : 'and'}</span>
          <Autocomplete
            size="xs"
            className={classes.text}
            aria-label="Property of the event"
            placeholder="Property"
            data={names}
            value={one.field}
            onChange={(field) => {
              const is = typeOf(field) === typeOf(one.field) ? one.is : freshTest(typeOf(field));
              setWhere(where.with(index, { field, is }), `field ${index}`);
            }}
          />
          <TestFields
            test={one.is}
            type={typeOf(one.field)}
            presence
            onChange={(is, step) => setWhere(where.with(index, { ...one, is }), step && `where ${index} ${step}`)}
          />
          <ActionIcon
            size={28}
            aria-label={`Remove the filter on ${one.field || 'a property'}`}
            onClick={() => setWhere(where.toSpliced(index, 1))}
          >
            <X size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<Filter size={12} />}
        onClick={() => setWhere([...where, { field: '', is: freshTest('text') }])}
      >
        Filter events
      </Button>
    </>
  );
}
