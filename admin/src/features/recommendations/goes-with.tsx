import { SegmentedControl } from '@mantine/core';
import { AppLink, ErrorState, Num, Section, SkeletonLines, Unknown } from '@rapport/ui';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { Thumb } from '../catalog/thumb.tsx';
import { useStrategies } from './use-strategies.ts';
import classes from './recommendations.module.css';

const kinds = [
  { value: 'boughtTogether', label: 'Bought' },
  { value: 'viewedAlso', label: 'Viewed' },
  { value: 'complementary', label: 'After' },
] as const;
type Kind = (typeof kinds)[number]['value'];

/** What goes with a product: how many people chose both, and how much likelier than among everybody. */
export function GoesWith({ productId }: { productId: number }) {
  const { href } = useWorkspace();
  const [kind, setKind] = useState<Kind>('boughtTogether');
  const strategy = useStrategies().find((one) => one.name === kind);
  const { data, error, isPending, refetch } = useApi().useQuery('get', '/api/v1/recommendations', {
    params: { query: { strategy: kind, productId: String(productId), fill: 'false', limit: 5 } },
  });
  const items = (data?.items ?? []).filter((item) => item.strategy !== 'pinned');
  return (
    <Section
      title="Goes with"
      description={strategy?.explanation}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="How it goes with others"
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one.value === value)?.value ?? 'boughtTogether')}
          data={[...kinds]}
        />
      }
    >
      {error ? (
        <ErrorState error={error} compact onRetry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonLines />
      ) : items.length === 0 ? (
        <p className={classes.reason}>Nothing yet: too few people chose this and something else.</p>
      ) : (
        <ul className={classes.list}>
          {items.map(({ product, reason }) => (
            <li key={product.id} className={classes.row}>
              <Thumb url={product.imageUrl} />
              <div className={classes.words}>
                <AppLink href={href(`/products/${product.id}`)} c="inherit" fz="sm" className={classes.title}>
                  {product.title}
                </AppLink>
                <p className={classes.reason}>
                  <Num value={reason.people} /> {reason.people === 1 ? 'person' : 'people'}
                </p>
              </div>
              <span className={classes.figure} data-tip="How many times likelier than among everybody" tabIndex={0}>
                <Num value={reason.lift} digits={1} />×
              </span>
            </li>
          ))}
        </ul>
      )}
      {strategy && (
        <p className={classes.reason}>
          Lift over popular:{' '}
          {strategy.lift === null ? (
            <Unknown reason="Too few purchases to judge by" />
          ) : (
            <>
              <Num value={strategy.lift.ratio} digits={2} />× (<Num value={strategy.lift.low} digits={2} />–
              <Num value={strategy.lift.high} digits={2} />)
              {strategy.verdict === 'loses' && ': not shown to beat popular'}
            </>
          )}
        </p>
      )}
    </Section>
  );
}
