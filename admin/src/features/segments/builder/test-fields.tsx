import { Autocomplete, Select } from '@mantine/core';
import type { Test } from '../rule/conditions.ts';
import { operatorOf, operatorsFor, withOperator, type ValueType } from '../rule/operators.ts';
import { MonthsField, PeriodFields } from './calendar-fields.tsx';
import { CurrencyField } from './currency-field.tsx';
import { DurationFields } from './duration-fields.tsx';
import { DayField, NumberField } from './plain-fields.tsx';
import { ValuesField, type Suggestion } from './values-field.tsx';
import classes from './builder.module.css';

interface TestFieldsProps {
  test: Test;
  type: ValueType;
  money?: boolean;
  /** Whether "is known" can be asked. */
  presence?: boolean;
  suggestions?: readonly Suggestion[] | undefined;
  /** The values are country codes. */
  countries?: boolean;
  onChange: (test: Test, step?: string) => void;
}

/** An operator and what it compares with. */
export function TestFields({
  test,
  type,
  money = false,
  presence = false,
  suggestions = [],
  countries = false,
  onChange,
}: TestFieldsProps) {
  const operators = operatorsFor(type, presence);
  const known = operators.some(({ op }) => op === test.op);
  return (
    <>
      <Select
        size="xs"
        className={classes.operator}
        aria-label="Comparison"
        allowDeselect={false}
        data={(known ? operators : [operatorOf(test.op), ...operators]).map(({ op, label }) => ({ value: op, label }))}
        value={test.op}
        onChange={(op) => op && onChange(withOperator(test, op, type))}
      />
      <Operand {...{ test, type, money, suggestions, countries, onChange }} />
    </>
  );
}

type OperandProps = Required<Pick<TestFieldsProps, 'test' | 'type' | 'money' | 'countries' | 'onChange'>> & {
  suggestions: readonly Suggestion[];
};

function Operand({ test, type, money, suggestions, countries, onChange }: OperandProps) {
  const number = (key: 'value' | 'from' | 'to', label: string) => (
    <NumberField
      label={label}
      money={money && test.currency === undefined}
      value={test[key]}
      onChange={(value) => onChange({ ...test, [key]: value }, key)}
    />
  );
  const currency = money && <CurrencyField test={test} onChange={onChange} />;
  const day = (key: 'date' | 'from' | 'to', label: string) => (
    <DayField
      label={label}
      value={String(test[key] ?? '')}
      onChange={(value) => onChange({ ...test, [key]: value }, key)}
    />
  );
  switch (operatorOf(test.op).operand) {
    case 'none':
      return null;
    case 'value':
      if (type === 'number')
        return (
          <>
            {number('value', 'Value')}
            {currency}
          </>
        );
      return (
        <Autocomplete
          size="xs"
          className={classes.text}
          aria-label="Value"
          placeholder="Value"
          data={suggestions.map(({ value }) => value)}
          value={String(test.value ?? '')}
          onChange={(value) => onChange({ ...test, value }, 'value')}
        />
      );
    case 'values':
      return (
        <ValuesField
          label="Values"
          values={test.values ?? []}
          suggestions={suggestions}
          countries={countries}
          onChange={(values) => onChange({ ...test, values })}
        />
      );
    case 'range':
      return (
        <>
          {number('from', 'From')}
          <span className={classes.word}>and</span>
          {number('to', 'To')}
          {currency}
        </>
      );
    case 'date':
      return day('date', 'Day');
    case 'dates':
      return (
        <>
          {day('from', 'From')}
          <span className={classes.word}>and</span>
          {day('to', 'To')}
        </>
      );
    case 'duration':
    case 'durations':
      return (
        <DurationFields
          value={test}
          range={test.op === 'agoBetween'}
          onChange={(change, step) => onChange({ ...test, ...change }, step)}
        />
      );
    case 'period':
      return (
        <PeriodFields
          ahead
          which={test.which ?? 'this'}
          unit={test.unit ?? 'month'}
          onChange={(next) => onChange({ ...test, ...next })}
        />
      );
    case 'months':
      return <MonthsField months={test.months ?? []} onChange={(months) => onChange({ ...test, months })} />;
    case 'length':
      return (
        <TestFields
          test={test.is ?? { op: 'gte', value: 1 }}
          type="number"
          onChange={(is, step) => onChange({ ...test, is }, step)}
        />
      );
    case 'days':
      return (
        <>
          <NumberField
            label="Days"
            value={test.days}
            onChange={(days) => onChange({ ...test, days: Number(days) }, 'days')}
          />
          <span className={classes.word}>days</span>
        </>
      );
  }
}
