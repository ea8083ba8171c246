import { Button } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { ErrorState, Money, Num, Percent, Section, SkeletonLines, When } from '@rapport/ui';
import { useState } from 'react';
import { useApi } from '../../../shell/workspace.tsx';
import { Why } from './why.tsx';
import classes from './record.module.css';

type Trait = components['schemas']['ProfileTraits']['items'][number];

const first = ['net_spend', 'orders', 'average_order_value', 'last_order_at', 'days_between_orders', 'items'];

/** What the orders and messages of a person amount to, each figure with its reason. */
export function KeyFigures({ profileId }: { profileId: number }) {
  const [all, setAll] = useState(false);
  const traits = useApi().useQuery('get', '/api/v1/profiles/{id}/traits', { params: { path: { id: profileId } } });
  const meanings = useApi().useQuery('get', '/api/v1/traits', {}, { staleTime: Infinity });
  if (traits.error) return <ErrorState error={traits.error} compact onRetry={() => void traits.refetch()} />;
  const known = traits.data?.items ?? [];
  const leading = first.flatMap((name) => known.find((trait) => trait.name === name) ?? []);
  const rest = known.filter((trait) => !first.includes(trait.name));
  const meaningOf = (trait: Trait) => meanings.data?.items.find(({ name }) => name === trait.name)?.explanation;

  return (
    <Section
      title="Key figures"
      actions={
        rest.length > 0 && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? 'Fewer' : 'All figures'}
          </Button>
        )
      }
    >
      {traits.isPending ? (
        <SkeletonLines />
      ) : (
        <dl className={classes.figures}>
          {[...leading, ...(all ? rest : [])].map((trait) => (
            <div key={trait.name}>
              <dt>
                {trait.label}
                <Why label={trait.label} meaning={meaningOf(trait)} computation={trait.why} />
              </dt>
              <dd>
                <TraitValue trait={trait} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function TraitValue({ trait: { type, value, why } }: { trait: Trait }) {
  if (type === 'date') return <When at={value} unknown="Has not happened yet" />;
  const figure = typeof value === 'number' ? value : null;
  if (type === 'money') return <Money minor={figure} unknown={why} />;
  if (type === 'ratio') return <Percent share={figure} unknown={why} />;
  return <Num value={figure} digits={type === 'days' ? 0 : undefined} unknown={why} />;
}
