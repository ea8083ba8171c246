import { MultiSelect, TagsInput } from '@mantine/core';
import { formatNumber, useUi } from '@rapport/ui';
import { countryName } from '../../profiles/person-name.ts';
import classes from './builder.module.css';

export type Suggestion = { value: string; count: number };

interface ValuesFieldProps {
  label: string;
  values: readonly string[];
  suggestions: readonly Suggestion[];
  countries?: boolean;
  placeholder?: string;
  onChange: (values: string[]) => void;
}

/** Several values, with the commonest of this brand to choose from and how often each occurs. */
export function ValuesField({
  label,
  values,
  suggestions,
  countries = false,
  placeholder,
  onChange,
}: ValuesFieldProps) {
  const { locale } = useUi();
  const counts = new Map(suggestions.map(({ value, count }) => [value, count]));
  const hint = values.length === 0 ? (placeholder ?? 'Choose or type') : undefined;
  const counted = ({ option }: { option: { value: string; label: string } }) => (
    <span className={classes.option}>
      {option.label}
      <span className={classes.optionCount}>
        {counts.has(option.value) ? formatNumber(counts.get(option.value) ?? 0, { locale, compact: true }) : ''}
      </span>
    </span>
  );
  if (countries) {
    const codes = [...new Set([...counts.keys(), ...values])];
    return (
      <MultiSelect
        size="xs"
        className={classes.values}
        aria-label={label}
        placeholder={hint}
        searchable
        selectFirstOptionOnChange
        data={codes.map((code) => ({ value: code, label: countryName(code, locale) }))}
        value={[...values]}
        onChange={onChange}
        renderOption={counted}
      />
    );
  }
  return (
    <TagsInput
      size="xs"
      className={classes.values}
      aria-label={label}
      placeholder={hint}
      acceptValueOnBlur
      data={[...counts.keys()]}
      value={[...values]}
      onChange={onChange}
      renderOption={({ option }) => counted({ option: { value: option.value, label: option.value } })}
    />
  );
}
