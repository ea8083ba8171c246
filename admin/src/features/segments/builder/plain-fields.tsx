import { NumberInput, TextInput } from '@mantine/core';
import { useUi } from '@rapport/ui';
import classes from './builder.module.css';

export function NumberField(props: {
  label: string;
  money?: boolean;
  value: string | number | undefined;
  min?: number;
  onChange: (value: number | '') => void;
}) {
  const { currency } = useUi();
  return (
    <NumberInput
      size="xs"
      className={props.money ? classes.money : classes.number}
      aria-label={props.money ? `${props.label} in ${currency}` : props.label}
      hideControls
      min={props.min}
      rightSection={props.money ? <span className={classes.currency}>{currency}</span> : undefined}
      rightSectionWidth={props.money ? 40 : undefined}
      value={props.value ?? ''}
      onChange={(value) => props.onChange(value === '' ? '' : Number(value))}
    />
  );
}

export const DayField = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) => (
  <TextInput
    size="xs"
    type="date"
    className={classes.day}
    aria-label={label}
    value={value.slice(0, 10)}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
