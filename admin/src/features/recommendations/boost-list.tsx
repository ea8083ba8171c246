import { ActionIcon, Button, Group, NumberInput, Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { ProductSelect } from './product-choice.tsx';
import type { Rules } from './use-strategies.ts';
import classes from './recommendations.module.css';

type Boost = NonNullable<Rules['boosts']>[number];

interface BoostListProps {
  boosts: readonly Boost[];
  categories: readonly string[];
  onChange: (boosts: Boost[]) => void;
}

/** Products and categories that count more or less. */
export function BoostList({ boosts, categories, onChange }: BoostListProps) {
  const change = (place: number, next: Boost) => onChange(boosts.map((one, i) => (i === place ? next : one)));
  const without = (place: number) => onChange(boosts.filter((_, i) => i !== place));
  return (
    <>
      {boosts.map((boost, place) => (
        <div key={place} className={classes.boost}>
          {boost.category === undefined ? (
            <ProductSelect
              label="Product"
              value={boost.productId ?? null}
              onChange={(id) => (id === null ? without(place) : change(place, { productId: id, factor: boost.factor }))}
            />
          ) : (
            <Select
              size="xs"
              label="Category"
              allowDeselect={false}
              searchable
              data={[...new Set([boost.category, ...categories])]}
              value={boost.category}
              onChange={(category) => category !== null && change(place, { category, factor: boost.factor })}
            />
          )}
          <NumberInput
            size="xs"
            label="Factor"
            min={0}
            max={10}
            step={0.1}
            value={boost.factor}
            onChange={(value) => change(place, { ...boost, factor: Number(value) || 0 })}
          />
          <ActionIcon variant="subtle" color="gray" size={30} aria-label="Remove" onClick={() => without(place)}>
            <Trash2 size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group gap="xs" align="end">
        <ProductSelect
          label="Add a product"
          value={null}
          onChange={(id) => id !== null && onChange([...boosts, { productId: id, factor: 1.5 }])}
        />
        <Button
          variant="default"
          size="xs"
          disabled={categories.length === 0}
          onClick={() => onChange([...boosts, { category: categories[0] ?? '', factor: 1.5 }])}
        >
          Add a category
        </Button>
      </Group>
    </>
  );
}
