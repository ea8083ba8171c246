import { ActionIcon, Button, MultiSelect, Select } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import {
  gapUnits,
  metricsOf,
  type FunnelCondition,
  type FunnelStep,
  type Gap,
  type RecurrenceCondition,
} from '../rule/conditions.ts';
import { useBuilder } from './builder-context.ts';
import { CalendarUnitField, MonthsField } from './calendar-fields.tsx';
import { NumberField } from './plain-fields.tsx';
import { ProductPartFields } from './product-fields.tsx';
import { TestFields } from './test-fields.tsx';
import { WhereFields } from './where-fields.tsx';
import { WindowFields } from './window-fields.tsx';
import classes from './builder.module.css';

type Fields<C> = { condition: C; onChange: (next: C, step?: string) => void };

/** Steps that were done or not done, one after another. */
export function FunnelFields({ condition, onChange }: Fields<FunnelCondition>) {
  const { steps, within, window } = condition;
  const set = (index: number, next: FunnelStep, step?: string) =>
    onChange({ ...condition, steps: steps.with(index, next) }, step && `step ${index} ${step}`);
  return (
    <>
      {steps.map((one, index) => (
        <div key={index} className={classes.where} role="group" aria-label={`Step ${index + 1}`}>
          {index === 0 ? (
            <span className={classes.word}>did</span>
          ) : (
            <Select
              size="xs"
              className={classes.unit}
              aria-label={`Step ${index + 1}: done or not`}
              allowDeselect={false}
              data={[
                { value: 'did', label: 'then' },
                { value: 'not', label: 'then not' },
              ]}
              value={one.did ? 'did' : 'not'}
              onChange={(value) => {
                const { within: gap, ...rest } = one;
                const isLast = index === steps.length - 1;
                const did = value === 'did';
                set(index, { ...rest, did, ...(gap && (did || isLast) && { within: gap }) });
              }}
            />
          )}
          <MetricsField
            label={`Step ${index + 1}: event`}
            metric={one.metric}
            onChange={(metric) => set(index, { ...one, metric })}
          />
          {index > 0 && (one.did || index === steps.length - 1) && (
            <GapFields
              label={`Step ${index + 1}`}
              gap={one.within}
              onChange={(gap, step) => {
                const { within: _before, ...rest } = one;
                set(index, { ...rest, ...(gap && { within: gap }) }, step);
              }}
            />
          )}
          <WhereFields
            metrics={metricsOf(one)}
            where={one.where}
            onChange={(where, step) => set(index, { ...one, where }, step)}
          />
          {index > 0 && steps.length > 2 && (
            <ActionIcon
              size={28}
              aria-label={`Remove step ${index + 1}`}
              onClick={() => onChange({ ...condition, steps: steps.toSpliced(index, 1) })}
            >
              <X size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      {steps.length < 8 && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<Plus size={12} />}
          onClick={() => {
            const kept = steps.map(({ within: gap, ...rest }) => ({
              ...rest,
              ...(gap && rest.did && { within: gap }),
            }));
            onChange({ ...condition, steps: [...kept, { did: true, metric: steps.at(-1)?.metric ?? '', where: [] }] });
          }}
        >
          Add step
        </Button>
      )}
      <span className={classes.word}>all</span>
      <GapFields
        label="All steps"
        gap={within}
        onChange={(gap, step) => {
          const { within: _before, ...rest } = condition;
          onChange({ ...rest, ...(gap && { within: gap }) }, step);
        }}
      />
      <WindowFields window={window} onChange={(next, step) => onChange({ ...condition, window: next }, step)} />
    </>
  );
}

function MetricsField(props: {
  label: string;
  metric: string | string[];
  onChange: (metric: string | string[]) => void;
}) {
  const { metrics } = useBuilder().vocabulary;
  const chosen = metricsOf(props);
  return (
    <MultiSelect
      size="xs"
      className={classes.values}
      aria-label={props.label}
      searchable
      data={[...new Set([...metrics.map(({ metric }) => metric), ...chosen])]}
      value={chosen}
      onChange={([first, ...more]) => {
        if (first !== undefined) props.onChange(more.length === 0 ? first : [first, ...more]);
      }}
    />
  );
}

/** At most how long; at any time without. */
function GapFields({
  label,
  gap,
  onChange,
}: {
  label: string;
  gap: Gap | undefined;
  onChange: (gap: Gap | undefined, step?: string) => void;
}) {
  return (
    <>
      <Select
        size="xs"
        className={classes.unit}
        aria-label={`${label}: within`}
        allowDeselect={false}
        data={[
          { value: 'any', label: 'any time' },
          ...gapUnits.map((unit) => ({ value: unit, label: `within ${unit}s` })),
        ]}
        value={gap?.unit ?? 'any'}
        onChange={(value) => {
          const unit = gapUnits.find((one) => one === value);
          onChange(unit && { amount: gap?.amount ?? 2, unit });
        }}
      />
      {gap && (
        <NumberField
          label={`${label}: how many ${gap.unit}s`}
          min={1}
          value={gap.amount}
          onChange={(amount) => onChange({ ...gap, amount: Number(amount) }, 'gap')}
        />
      )}
    </>
  );
}

/** In how many days, weeks, months … something was done. */
export function RecurrenceFields({ condition, onChange }: Fields<RecurrenceCondition>) {
  const { of, unit, months, window, is } = condition;
  const { metrics } = useBuilder().vocabulary;
  return (
    <>
      <Select
        size="xs"
        className={classes.text}
        aria-label="What was done"
        allowDeselect={false}
        searchable
        data={[
          { value: 'bought', label: 'bought' },
          ...metrics.map(({ metric }) => ({ value: `event:${metric}`, label: metric })),
        ]}
        value={of.kind === 'product' ? 'bought' : `event:${metricsOf(of)[0] ?? ''}`}
        onChange={(value) =>
          onChange({
            ...condition,
            of:
              value === 'bought'
                ? { kind: 'product', product: {} }
                : { kind: 'event', metric: (value ?? '').slice('event:'.length), where: [] },
          })
        }
      />
      {of.kind === 'product' && (
        <ProductPartFields
          product={of.product}
          onChange={(product, step) => onChange({ ...condition, of: { ...of, product } }, step)}
        />
      )}
      <span className={classes.word}>in a number of</span>
      <CalendarUnitField plural unit={unit} onChange={(next) => onChange({ ...condition, unit: next })} />
      <span className={classes.word}>of</span>
      <MonthsField
        months={months ?? []}
        onChange={(next) => {
          const { months: _before, ...rest } = condition;
          onChange({ ...rest, ...(next.length > 0 && { months: next }) });
        }}
      />
      <TestFields test={is} type="number" onChange={(next, step) => onChange({ ...condition, is: next }, step)} />
      <WindowFields window={window} onChange={(next, step) => onChange({ ...condition, window: next }, step)} />
      {of.kind === 'event' && (
        <WhereFields
          metrics={metricsOf(of)}
          where={of.where}
          onChange={(where, step) => onChange({ ...condition, of: { ...of, where } }, step)}
        />
      )}
    </>
  );
}
