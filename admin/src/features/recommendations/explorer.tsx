import { Select } from '@mantine/core';
import { EmptyState, ErrorState, Section, SkeletonLines } from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { PersonSelect } from '../../parts/person-select.tsx';
import { useApi } from '../../shell/workspace.tsx';
import { idsOf, type ExploreSearch } from './explore-search.ts';
import { ProductSelect, ProductsSelect } from './product-choice.tsx';
import { ResultCards } from './result-cards.tsx';
import { useStrategies, type StrategyName } from './use-strategies.ts';
import classes from './recommendations.module.css';

interface ExplorerProps {
  search: ExploreSearch;
  onChange: (changes: { [Key in keyof ExploreSearch]?: ExploreSearch[Key] | undefined }) => void;
}

/** Choose a strategy and who it is for; what would be shown, and why. */
export function Explorer({ search, onChange }: ExplorerProps) {
  const strategies = useStrategies();
  const strategy =
    strategies.find((one) => one.name === search.strategy) ?? strategies.find((one) => one.name === 'trending');
  if (!strategy) return <SkeletonLines />;
  return (
    <div className={classes.columns}>
      <Section title="What to try">
        <div className={classes.form}>
          <Select
            size="xs"
            label="Strategy"
            description={strategy.explanation}
            inputWrapperOrder={['label', 'input', 'description']}
            allowDeselect={false}
            data={strategies.map((one) => ({ value: one.name, label: one.title }))}
            value={strategy.name}
            onChange={(name) => onChange({ strategy: name ?? undefined })}
          />
          <Subject needs={strategy.needs} search={search} onChange={onChange} />
        </div>
      </Section>
      <Results strategy={strategy.name} needs={strategy.needs} search={search} />
    </div>
  );
}

function Subject({ needs, search, onChange }: ExplorerProps & { needs: string }) {
  const segments = useApi().useQuery(
    'get',
    '/api/v1/segments',
    { params: { query: { limit: 100 } } },
    { enabled: needs === 'segment' },
  );
  if (needs === 'profile')
    return (
      <PersonSelect
        label="Person"
        value={search.profile ?? null}
        onChange={(id) => onChange({ profile: id ?? undefined })}
      />
    );
  if (needs === 'product')
    return (
      <ProductSelect
        label="Product"
        value={search.product ?? null}
        onChange={(id) => onChange({ product: id ?? undefined })}
      />
    );
  if (needs === 'cart')
    return (
      <ProductsSelect
        label="In the cart"
        value={idsOf(search.cart ?? '')}
        onChange={(ids) => onChange({ cart: ids.join(',') || undefined })}
      />
    );
  if (needs === 'segment')
    return (
      <Select
        size="xs"
        label="Segment"
        placeholder="Choose a segment"
        searchable
        clearable
        data={(segments.data?.items ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
        value={search.segment ? String(search.segment) : null}
        onChange={(id) => onChange({ segment: id === null ? undefined : Number(id) })}
      />
    );
  return null;
}

const missing: Record<string, string> = {
  profile: 'Choose a person',
  product: 'Choose a product',
  cart: 'Put something in the cart',
  segment: 'Choose a segment',
};

function Results({ strategy, needs, search }: { strategy: StrategyName; needs: string; search: ExploreSearch }) {
  const asked = {
    profile: search.profile && { profileId: search.profile },
    product: search.product && { productId: String(search.product) },
    cart: search.cart && { cart: search.cart },
    segment: search.segment && { segmentId: search.segment },
    nothing: {},
  }[needs];
  const { data, error, isPending, refetch, isPlaceholderData } = useApi().useQuery(
    'get',
    '/api/v1/recommendations',
    { params: { query: { strategy, limit: 12, ...asked } } },
    { enabled: Boolean(asked), placeholderData: keepPreviousData },
  );
  if (!asked)
    return (
      <EmptyState icon={Sparkles} title={missing[needs] ?? 'Choose'}>
        What would be shown appears here, each product with its reason.
      </EmptyState>
    );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonLines />;
  if (data.items.length === 0)
    return (
      <EmptyState icon={Sparkles} title="Nothing to show yet">
        Lists are made from orders and product views, once a day and within minutes of something new. Rules may also
        leave nothing over.
      </EmptyState>
    );
  return (
    <div aria-busy={isPlaceholderData} aria-live="polite">
      <ResultCards items={data.items} asked={strategy} />
    </div>
  );
}
