import { Button, Select, TextInput } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import type { CohortCondition } from '../rule/conditions.ts';
import {
  cohortDeeds,
  cohortDimensions,
  cohortHorizons,
  cohortTitles,
  deedOf,
  withDeed,
  type CohortDeed,
} from '../rule/cohort-options.ts';
import { CohortValue } from './cohort-value.tsx';
import { NumberField } from './plain-fields.tsx';
import classes from './builder.module.css';

interface CohortFieldsProps {
  condition: CohortCondition;
  onChange: (next: CohortCondition, step?: string) => void;
}

/** How they began, in which months, and what they did since. */
export function CohortFields({ condition, onChange }: CohortFieldsProps) {
  const { by, from, to, orderedInMonth, afterDays } = condition;
  const deed = deedOf(condition);
  const between = from !== undefined || to !== undefined;
  return (
    <>
      <Select
        size="xs"
        className={classes.wideOperator}
        aria-label="What the cohort is by"
        allowDeselect={false}
        data={cohortDimensions.map((value) => ({ value, label: cohortTitles[value] }))}
        value={by}
        onChange={(value) => {
          const next = cohortDimensions.find((one) => one === value);
          if (next && next !== by) onChange({ ...condition, by: next, value: '' });
        }}
      />
      {by === 'month' ? (
        <MonthField
          label="Month of the first order"
          value={condition.value}
          onChange={(value) => onChange({ ...condition, value }, 'value')}
        />
      ) : (
        <CohortValue condition={condition} onChange={onChange} />
      )}
      {between && (
        <span className={classes.part}>
          <span className={classes.word}>first order from</span>
          <MonthField
            label="First month"
            value={from ?? ''}
            onChange={(month) => onChange(withMonths(condition, month, to), 'from')}
          />
          <span className={classes.word}>to</span>
          <MonthField
            label="Last month"
            value={to ?? ''}
            onChange={(month) => onChange(withMonths(condition, from, month), 'to')}
          />
        </span>
      )}
      <Select
        size="xs"
        className={classes.wideOperator}
        aria-label="What they did since"
        allowDeselect={false}
        data={Object.entries(cohortDeeds).map(([value, label]) => ({ value, label }))}
        value={deed}
        onChange={(value) => value !== null && onChange(withDeed(condition, value as CohortDeed))}
      />
      {deed === 'month' && (
        <span className={classes.part}>
          <NumberField
            label="Months after that of the first order"
            min={0}
            value={orderedInMonth}
            onChange={(value) => onChange({ ...condition, orderedInMonth: Number(value) }, 'month')}
          />
          <span className={classes.word}>after that of the first order</span>
        </span>
      )}
      {(deed === 'matured' || deed === 'repeated') && (
        <Select
          size="xs"
          className={classes.window}
          aria-label="Days after the first order"
          allowDeselect={false}
          data={cohortHorizons.map((days) => ({ value: String(days), label: `${days} days` }))}
          value={String(afterDays)}
          onChange={(days) => onChange({ ...condition, afterDays: Number(days) })}
        />
      )}
      {!between && by !== 'month' && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<CalendarClock size={12} />}
          onClick={() => onChange({ ...condition, from: '' })}
        >
          In which months
        </Button>
      )}
    </>
  );
}

/** An end that is emptied is not asked; with both gone, neither is the time. */
function withMonths(condition: CohortCondition, from = '', to = ''): CohortCondition {
  const { from: _from, to: _to, ...rest } = condition;
  return { ...rest, ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

const MonthField = (props: { label: string; value: string; onChange: (month: string) => void }) => (
  <TextInput
    size="xs"
    type="month"
    className={classes.day}
    aria-label={props.label}
    placeholder="2026-03"
    value={props.value}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
);
