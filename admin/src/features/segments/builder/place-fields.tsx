import { Autocomplete, NumberInput, Select } from '@mantine/core';
import type { Within } from '../rule/conditions.ts';
import { useBuilder } from './builder-context.ts';
import classes from './builder.module.css';

type By = 'point' | 'city' | 'postalCode';

const ways: { value: By; label: string }[] = [
  { value: 'city', label: 'the city' },
  { value: 'postalCode', label: 'the postal code' },
  { value: 'point', label: 'the point' },
];

interface PlaceFieldsProps {
  within: Within;
  onChange: (next: Within, step?: string) => void;
}

/** What a distance is measured from. */
export function PlaceFields({ within, onChange }: PlaceFieldsProps) {
  const { fields } = useBuilder().vocabulary;
  const { distance, unit } = within;
  const by: By = 'city' in within ? 'city' : 'postalCode' in within ? 'postalCode' : 'point';
  const choose = (next: string | null) => {
    if (next === 'city') onChange({ city: '', distance, unit });
    else if (next === 'postalCode') onChange({ postalCode: '', distance, unit });
    else onChange({ latitude: 52.52, longitude: 13.4, distance, unit });
  };
  const name = (value: string, set: (next: string) => Within) => (
    <Autocomplete
      size="xs"
      className={classes.text}
      aria-label="Place"
      data={fields.find(({ field }) => field === by)?.values.map((one) => one.value) ?? []}
      value={value}
      onChange={(next) => onChange(set(next), 'place')}
    />
  );
  return (
    <>
      <Select
        size="xs"
        className={classes.operator}
        aria-label="From where"
        allowDeselect={false}
        data={ways}
        value={by}
        onChange={choose}
      />
      {'city' in within && name(within.city, (city) => ({ city, distance, unit }))}
      {'postalCode' in within && name(within.postalCode, (postalCode) => ({ postalCode, distance, unit }))}
      {'latitude' in within &&
        (['latitude', 'longitude'] as const).map((key) => (
          <NumberInput
            key={key}
            size="xs"
            hideControls
            className={classes.number}
            aria-label={key === 'latitude' ? 'Latitude' : 'Longitude'}
            min={key === 'latitude' ? -90 : -180}
            max={key === 'latitude' ? 90 : 180}
            value={within[key]}
            onChange={(value) => onChange({ ...within, [key]: Number(value) }, key)}
          />
        ))}
    </>
  );
}
