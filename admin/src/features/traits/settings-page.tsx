import { Button, NumberInput } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { ErrorState, PageHeader, problemToast, Section, SkeletonPage, toast } from '@rapport/ui';
import { useState } from 'react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { useTraitChanges } from './use-trait-changes.ts';
import classes from './traits.module.css';

type Settings = components['schemas']['AffinitySettings'];

/** How interests fade, what signs count, and what customer health is made of. */
export const TraitSettingsPage = () => (
  <Permitted permission="profiles:read" what="see how affinities are computed">
    <Loaded />
  </Permitted>
);

function Loaded() {
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/affinities/settings');
  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  return data ? <Form key={JSON.stringify(data)} stored={data} /> : <SkeletonPage />;
}

const healthParts: { part: keyof Settings['health']; label: string }[] = [
  { part: 'orders', label: 'Rhythm of orders' },
  { part: 'engagement', label: 'Engagement trend' },
  { part: 'tickets', label: 'Tickets' },
  { part: 'delivery', label: 'Deliveries' },
  { part: 'returns', label: 'Returns' },
  { part: 'reviews', label: 'Reviews' },
];
const signs: { sign: keyof Settings['weights']; label: string }[] = [
  { sign: 'view', label: 'A viewed product' },
  { sign: 'cart', label: 'A product put into the cart' },
  { sign: 'purchase', label: 'A bought product' },
];

function Form({ stored }: { stored: Settings }) {
  const { client, href, can } = useWorkspace();
  const { renew } = useTraitChanges();
  const [settings, setSettings] = useState(stored);
  const [saving, setSaving] = useState(false);
  const readOnly = !can('settings:write');
  const field = (
    label: string,
    value: number,
    onChange: (next: number) => void,
    limits: { min: number; max: number },
  ) => (
    <NumberInput
      key={label}
      label={label}
      readOnly={readOnly}
      value={value}
      {...limits}
      onChange={(next) => typeof next === 'number' && onChange(next)}
    />
  );
  const save = async () => {
    setSaving(true);
    const { error } = await client.PUT('/api/v1/affinities/settings', { body: settings });
    setSaving(false);
    if (error) return problemToast(error);
    await renew();
    toast('Saved. Everybody is computed again within minutes.');
  };
  return (
    <>
      <PageHeader
        title="Affinity and health"
        description="How interests fade, what signs count, and what customer health is made of."
        breadcrumbs={[{ label: 'Traits', href: href('/traits') }]}
        action={
          !readOnly && (
            <Button
              loading={saving}
              disabled={JSON.stringify(settings) === JSON.stringify(stored)}
              onClick={() => void save()}
            >
              Save
            </Button>
          )
        }
      />
      <div className={classes.stack}>
        <Section
          title="Affinities"
          description="Views, carts and purchases, by category, brand, price band and product. After a half-life a sign counts half of a new one."
        >
          <div className={classes.line}>
            {field(
              'Half-life of interest, days',
              settings.halfLifeDays,
              (halfLifeDays) => setSettings({ ...settings, halfLifeDays }),
              { min: 7, max: 3650 },
            )}
            {field(
              'Half-life of answers, days',
              settings.channelHalfLifeDays,
              (channelHalfLifeDays) => setSettings({ ...settings, channelHalfLifeDays }),
              { min: 7, max: 3650 },
            )}
            {field('Weight of what is usual', settings.evidence, (evidence) => setSettings({ ...settings, evidence }), {
              min: 0.1,
              max: 1000,
            })}
          </div>
          <div className={classes.line}>
            {signs.map(({ sign, label }) =>
              field(
                label,
                settings.weights[sign],
                (weight) => setSettings({ ...settings, weights: { ...settings.weights, [sign]: weight } }),
                { min: 0, max: 100 },
              ),
            )}
          </div>
        </Section>
        <Section
          title="Customer health"
          description="Weights of the parts. Parts without data are left out and the others count more; 0 leaves a part out for everybody."
        >
          <div className={classes.line}>
            {healthParts.map(({ part, label }) =>
              field(
                label,
                settings.health[part],
                (weight) => setSettings({ ...settings, health: { ...settings.health, [part]: weight } }),
                { min: 0, max: 100 },
              ),
            )}
          </div>
        </Section>
      </div>
    </>
  );
}
