import { Autocomplete, MultiSelect, Select } from '@mantine/core';
import { metricsOf, type EventCondition, type Measure } from '../rule/conditions.ts';
import { useBuilder } from './builder-context.ts';
import { TestFields } from './test-fields.tsx';
import { propertiesOf, WhereFields } from './where-fields.tsx';
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
  const names = ['value', ...Object.keys(propertiesOf(vocabulary, metrics))];

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
      <WhereFields
        metrics={metrics}
        where={where}
        onChange={(next, step) => onChange({ ...condition, where: next }, step)}
      />
    </>
  );
}
