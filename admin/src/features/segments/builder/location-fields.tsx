import { Button, Menu, NumberInput, Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { LocationCondition, Within } from '../rule/conditions.ts';
import { useBuilder } from './builder-context.ts';
import { PlaceFields } from './place-fields.tsx';
import { ValuesField } from './values-field.tsx';
import classes from './builder.module.css';

const parts = [
  { key: 'country', label: 'country' },
  { key: 'area', label: 'area' },
  { key: 'region', label: 'region' },
  { key: 'city', label: 'city' },
  { key: 'postalPrefix', label: 'postal code beginning with' },
] as const;

interface LocationFieldsProps {
  condition: LocationCondition;
  onChange: (next: LocationCondition, step?: string) => void;
}

/** Parts of an address; all that are given must hold. */
export function LocationFields({ condition, onChange }: LocationFieldsProps) {
  const { fields, areas } = useBuilder().vocabulary;
  const { within } = condition;
  const given = parts.filter(({ key }) => condition[key] !== undefined);
  const more = parts.filter(({ key }) => condition[key] === undefined);
  const without = (key: keyof LocationCondition): LocationCondition => {
    const { [key]: _gone, ...rest } = condition;
    return { ...rest, kind: 'location' };
  };
  const near = (change: Partial<Within & { latitude: number; longitude: number }>, step: string) =>
    within && onChange({ ...condition, within: { ...within, ...change } }, step);

  return (
    <>
      {given.map(({ key, label }, index) => (
        <span key={key} className={classes.part}>
          <span className={classes.word}>{index > 0 ? `and ${label}` : label}</span>
          <ValuesField
            label={`Values of ${label}`}
            values={condition[key] ?? []}
            suggestions={
              key === 'area'
                ? areas.map((value) => ({ value, count: 0 }))
                : (fields.find(({ field }) => field === key)?.values ?? [])
            }
            countries={key === 'country'}
            onChange={(values) =>
              onChange(values.length === 0 && given.length > 1 ? without(key) : { ...condition, [key]: values })
            }
          />
        </span>
      ))}
      {within && (
        <span className={classes.part}>
          <span className={classes.word}>within</span>
          <NumberInput
            size="xs"
            hideControls
            className={classes.number}
            aria-label="Distance"
            min={0}
            value={within.distance}
            onChange={(v) => near({ distance: Number(v) }, 'distance')}
          />
          <Select
            size="xs"
            className={classes.unit}
            aria-label="Unit of distance"
            allowDeselect={false}
            data={['km', 'mi']}
            value={within.unit}
            onChange={(unit) => near({ unit: unit === 'mi' ? 'mi' : 'km' }, 'unit')}
          />
          <span className={classes.word}>of</span>
          <PlaceFields within={within} onChange={(next, step) => onChange({ ...condition, within: next }, step)} />
        </span>
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-xs" variant="subtle" color="gray" leftSection={<Plus size={12} />}>
            Narrow
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {more.map(({ key, label }) => (
            <Menu.Item key={key} onClick={() => onChange({ ...condition, [key]: [] })}>
              By {label}
            </Menu.Item>
          ))}
          {!within && (
            <Menu.Item
              onClick={() =>
                onChange({ ...condition, within: { latitude: 52.52, longitude: 13.4, distance: 50, unit: 'km' } })
              }
            >
              By distance from a place
            </Menu.Item>
          )}
          {within && given.length > 0 && (
            <Menu.Item onClick={() => onChange(without('within'))}>Without distance</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
