import { NumberInput, Select } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { countryName } from '../../profiles/person-name.ts';
import type { Parameter, Values } from './use-library.ts';

interface ParameterFieldsProps {
  parameters: Parameter[];
  values: Values;
  onValues: (values: Values) => void;
}

/** What can be changed before a ready segment is created. */
export function ParameterFields({ parameters, values, onValues }: ParameterFieldsProps) {
  const { currency } = useUi();
  const set = (key: string, value: string | number) => onValues({ ...values, [key]: value });
  return parameters.map((parameter) =>
    parameter.type === 'choice' ? (
      <Choice
        key={parameter.key}
        parameter={parameter}
        value={values[parameter.key]}
        onValue={(value) => set(parameter.key, value)}
      />
    ) : (
      <NumberInput
        key={parameter.key}
        size="xs"
        label={parameter.label}
        min={parameter.min}
        max={parameter.max}
        allowDecimal={parameter.type === 'money' || parameter.type === 'percent'}
        suffix={parameter.type === 'days' ? ' days' : undefined}
        rightSection={parameter.type === 'money' ? currency : undefined}
        rightSectionWidth={parameter.type === 'money' ? 48 : undefined}
        value={values[parameter.key]}
        onChange={(value) => typeof value === 'number' && set(parameter.key, value)}
      />
    ),
  );
}

interface ChoiceProps {
  parameter: Parameter;
  value: string | number | undefined;
  onValue: (value: string) => void;
}

function Choice({ parameter, value, onValue }: ChoiceProps) {
  const { locale } = useUi();
  const named = (label: string) => (parameter.of === 'country' ? countryName(label, locale) : label);
  // The engine's list is unique by value; two products may carry one title.
  const titles = (parameter.choices ?? []).map(({ label }) => label);
  const data = (parameter.choices ?? []).map((choice) => ({
    value: choice.value,
    label:
      titles.indexOf(choice.label) === titles.lastIndexOf(choice.label)
        ? named(choice.label)
        : `${choice.label} (${choice.value})`,
  }));
  return (
    <Select
      size="xs"
      label={parameter.label}
      searchable
      allowDeselect={false}
      data={data}
      value={value === undefined ? null : String(value)}
      onChange={(next) => next !== null && onValue(next)}
    />
  );
}
