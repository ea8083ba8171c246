import { Button, Group, MultiSelect, NumberInput, Slider, Switch, Text, TextInput } from '@mantine/core';
import { minorDigits, problemToast, Section, toast, useUi } from '@rapport/ui';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { BoostList } from './boost-list.tsx';
import { ProductsSelect } from './product-choice.tsx';
import type { Rules } from './use-strategies.ts';
import classes from './recommendations.module.css';

/** Filters, pins, boosts and variety; they count from the next recommendation on. */
export function RulesForm({ saved }: { saved: Rules }) {
  const api = useApi();
  const { can, queries } = useWorkspace();
  const { currency } = useUi();
  const [rules, setRules] = useState(saved);
  const set = (changes: Partial<Rules>) => setRules((before) => ({ ...before, ...changes }));
  const save = api.useMutation('put', '/api/v1/recommendations/rules', {
    onSuccess: (next) => {
      toast('Rules saved. They count from now on.');
      queries.setQueryData(api.queryOptions('get', '/api/v1/recommendations/rules', {}).queryKey, next);
      void queries.invalidateQueries({ queryKey: ['get', '/api/v1/recommendations'] });
      void queries.invalidateQueries({ queryKey: ['get', '/api/v1/recommendations/build'] });
    },
    onError: problemToast,
  });
  const categories = (api.useQuery('get', '/api/v1/product-categories').data?.items ?? []).slice();
  const unit = 10 ** minorDigits(currency);
  const price = (minor: number | null | undefined): number | '' => (minor == null ? '' : minor / unit);
  const minor = (value: string | number): number | null => (value === '' ? null : Math.round(Number(value) * unit));
  const may = can('catalog:write');
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ body: rules });
      }}
    >
      <fieldset disabled={!may} style={{ border: 0, margin: 0, padding: 0 }} className={classes.rules}>
        <Section title="Never show">
          <div className={classes.form}>
            <Switch
              label="What is sold out"
              checked={rules.inStockOnly}
              onChange={(event) => set({ inStockOnly: event.currentTarget.checked })}
            />
            <Switch
              label="What has no picture"
              checked={rules.withImageOnly}
              onChange={(event) => set({ withImageOnly: event.currentTarget.checked })}
            />
            <NumberInput
              size="xs"
              label="What they bought in the last days"
              description="0: what they have may come again"
              min={0}
              max={3650}
              value={rules.excludeBoughtDays}
              onChange={(value) => set({ excludeBoughtDays: Number(value) || 0 })}
            />
            <Group grow align="start">
              <NumberInput
                size="xs"
                label={`Below (${currency})`}
                min={0}
                value={price(rules.minPrice)}
                onChange={(value) => set({ minPrice: minor(value) })}
              />
              <NumberInput
                size="xs"
                label={`Above (${currency})`}
                min={0}
                value={price(rules.maxPrice)}
                onChange={(value) => set({ maxPrice: minor(value) })}
              />
            </Group>
            <MultiSelect
              size="xs"
              label="Categories"
              searchable
              data={categories}
              value={rules.neverCategories ?? []}
              onChange={(neverCategories) => set({ neverCategories })}
            />
          </div>
        </Section>
        <Section title="Prefer">
          <div className={classes.form}>
            <ProductsSelect
              label="Pinned: always first, in this order"
              value={rules.pinned ?? []}
              onChange={(pinned) => set({ pinned })}
            />
            <MultiSelect
              size="xs"
              label="Only these categories"
              description="Empty: all"
              searchable
              data={categories}
              value={rules.onlyCategories ?? []}
              onChange={(onlyCategories) => set({ onlyCategories })}
            />
            <div>
              <Text size="xs" fw={500} id="variety">
                Variety
              </Text>
              <Slider
                aria-labelledby="variety"
                thumbLabel="Variety"
                min={0}
                max={0.9}
                step={0.05}
                disabled={!may}
                label={(value) => `${Math.round(value * 100)} %`}
                value={rules.variety}
                onChange={(variety) => set({ variety })}
              />
              <Text size="xs" c="dimmed" mt={4}>
                What each further product of a category loses
              </Text>
            </div>
            <NumberInput
              size="xs"
              label="Most of one category"
              placeholder="No bound"
              min={1}
              max={100}
              value={rules.mostPerCategory ?? ''}
              onChange={(value) => set({ mostPerCategory: value === '' ? null : Number(value) })}
            />
            <TextInput
              size="xs"
              label="Property with the cost"
              description="In units of the currency. Fillers are then ordered by what they earn"
              placeholder="cost"
              value={rules.costProperty ?? ''}
              onChange={(event) => set({ costProperty: event.currentTarget.value.trim() || null })}
            />
          </div>
        </Section>
        <Section title="Boost and bury" description="Above 1 lifts, below 1 buries, 0 never shows">
          <BoostList boosts={rules.boosts ?? []} categories={categories} onChange={(boosts) => set({ boosts })} />
        </Section>
      </fieldset>
      {may ? (
        <Group>
          <Button type="submit" loading={save.isPending}>
            Save rules
          </Button>
          <Button variant="default" onClick={() => setRules(saved)}>
            Put back
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          Somebody who may change the catalog can change these.
        </Text>
      )}
    </form>
  );
}
