import { Select, TextInput } from '@mantine/core';
import type {
  ChangeCondition,
  MeasureSpec,
  RankCondition,
  RatioCondition,
  SampleCondition,
} from '../rule/conditions.ts';
import { operatorsFor } from '../rule/operators.ts';
import { useBuilder } from './builder-context.ts';
import { MeasureFields } from './measure-fields.tsx';
import { NumberField } from './plain-fields.tsx';
import { TestFields } from './test-fields.tsx';
import { WindowFields } from './window-fields.tsx';
import classes from './builder.module.css';

type Fields<C> = { condition: C; onChange: (next: C, step?: string) => void };

/** Where somebody stands among others. */
export function RankFields({ condition, onChange }: Fields<RankCondition>) {
  const { vocabulary, segmentId: own } = useBuilder();
  const { by, end, unit, from, to, among } = condition;
  const segments = vocabulary.segments.filter(({ id }) => id !== own);
  const whom = typeof among === 'string' ? among : `segment:${among.segmentId}`;
  return (
    <>
      <Select
        size="xs"
        className={classes.unit}
        aria-label="Which end"
        allowDeselect={false}
        data={[
          { value: 'highest', label: 'top' },
          { value: 'lowest', label: 'bottom' },
        ]}
        value={end}
        onChange={(value) => onChange({ ...condition, end: value === 'lowest' ? 'lowest' : 'highest' })}
      />
      <NumberField
        label="After place"
        min={0}
        value={from}
        onChange={(v) => onChange({ ...condition, from: Number(v) }, 'from')}
      />
      <span className={classes.word}>to</span>
      <NumberField
        label="Up to place"
        min={0}
        value={to}
        onChange={(v) => onChange({ ...condition, to: Number(v) }, 'to')}
      />
      <Select
        size="xs"
        className={classes.unit}
        aria-label="Percent or people"
        allowDeselect={false}
        data={[
          { value: 'percent', label: '%' },
          { value: 'people', label: 'people' },
        ]}
        value={unit}
        onChange={(value) => onChange({ ...condition, unit: value === 'people' ? 'people' : 'percent' })}
      />
      <span className={classes.word}>by</span>
      <MeasureFields
        label="Ranked by"
        spec={by}
        onChange={(next, step) => onChange({ ...condition, by: next }, step)}
      />
      <span className={classes.word}>among</span>
      <Select
        size="xs"
        className={classes.text}
        aria-label="Among whom"
        searchable
        allowDeselect={false}
        data={[
          { value: 'buyers', label: 'buyers' },
          { value: 'known', label: 'known people' },
          ...segments.map(({ id, name }) => ({ value: `segment:${id}`, label: name })),
        ]}
        value={whom}
        onChange={(value) => {
          const id = value?.startsWith('segment:') ? Number(value.slice('segment:'.length)) : undefined;
          onChange({
            ...condition,
            among: id === undefined ? (value === 'known' ? 'known' : 'buyers') : { segmentId: id },
          });
        }}
      />
    </>
  );
}

/** One number per another. */
export const RatioFields = ({ condition, onChange }: Fields<RatioCondition>) => (
  <>
    <MeasureFields
      label="Number"
      spec={condition.of}
      onChange={(of, step) => onChange({ ...condition, of }, step && `of ${step}`)}
    />
    <span className={classes.word}>per</span>
    <MeasureFields
      label="Divided by"
      spec={condition.to}
      onChange={(to, step) => onChange({ ...condition, to }, step && `to ${step}`)}
    />
    <TestFields test={condition.is} type="number" onChange={(is, step) => onChange({ ...condition, is }, step)} />
  </>
);

const comparisons = operatorsFor('number', false).filter(({ operand }) => operand === 'value');

/** The same number in two stretches of time. */
export function ChangeFields({ condition, onChange }: Fields<ChangeCondition>) {
  const { of, window, against, is } = condition;
  const spec: MeasureSpec = { ...of, window: { type: 'ever' } };
  return (
    <>
      <MeasureFields
        label="Number"
        timeless
        spec={spec}
        onChange={(next, step) => {
          if (!('window' in next)) return;
          const { window: _none, ...rest } = next;
          onChange({ ...condition, of: rest }, step);
        }}
      />
      <WindowFields window={window} onChange={(next, step) => onChange({ ...condition, window: next }, step)} />
      <Select
        size="xs"
        className={classes.operator}
        aria-label="Comparison"
        allowDeselect={false}
        data={comparisons.map(({ op, label }) => ({ value: op, label }))}
        value={is.op}
        onChange={(op) => op && onChange({ ...condition, is: { ...is, op } })}
      />
      <NumberField
        label="Times"
        min={0}
        value={is.times}
        onChange={(v) => onChange({ ...condition, is: { ...is, times: Number(v) } }, 'times')}
      />
      <span className={classes.word}>times that</span>
      <WindowFields
        window={against}
        onChange={(next, step) => onChange({ ...condition, against: next }, step && `against ${step}`)}
      />
    </>
  );
}

/** A share of people by chance. */
export const SampleFields = ({ condition, onChange }: Fields<SampleCondition>) => (
  <>
    <NumberField
      label="From percent"
      min={0}
      value={condition.from}
      onChange={(v) => onChange({ ...condition, from: Number(v) }, 'from')}
    />
    <span className={classes.word}>to</span>
    <NumberField
      label="To percent"
      min={0}
      value={condition.to}
      onChange={(v) => onChange({ ...condition, to: Number(v) }, 'to')}
    />
    <span className={classes.word}>% of the sample</span>
    <TextInput
      size="xs"
      className={classes.text}
      aria-label="Name of the sample"
      value={condition.salt}
      onChange={(event) => onChange({ ...condition, salt: event.currentTarget.value }, 'salt')}
    />
  </>
);
