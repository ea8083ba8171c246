import { Select } from '@mantine/core';
import type { paths } from '@rapport/sdk';
import { ErrorState, formatNumber, formatPercent, Section, SkeletonLines, TrendChart, useUi } from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { countryName } from '../../profiles/person-name.ts';
import { useApi } from '../../../shell/workspace.tsx';
import { useVocabulary } from '../rule/use-names.ts';
import { binLabel, valueWords, type ValueFormat } from './bin-words.ts';
import classes from './record.module.css';

type Distribution =
  paths['/api/v1/segments/preview/distribution']['post']['responses'][200]['content']['application/json'];

/** How any figure or field is spread among the people of a rule, beside everybody. */
export function DistributionPicker({ rule }: { rule: Record<string, unknown> }) {
  const api = useApi();
  const vocabulary = useVocabulary();
  const figures = api.useQuery('get', '/api/v1/figures', {}, { staleTime: 300_000 });
  const [chosen, setChosen] = useState('trait:netSpend');
  const { data, error, refetch, isPlaceholderData } = api.useQuery(
    'post',
    '/api/v1/segments/preview/distribution',
    { body: { rule, of: subjectOf(chosen) } },
    { staleTime: 60_000, placeholderData: keepPreviousData, retry: false },
  );
  const groups = [
    {
      group: 'Figures',
      items: (vocabulary.data?.traits ?? []).map((t) => ({ value: `trait:${t.trait}`, label: t.title })),
    },
    {
      group: 'Predictions and scores',
      items: (figures.data?.items ?? [])
        .filter(({ keyed }) => !keyed)
        .map(({ name, label }) => ({ value: `figure:${name}`, label })),
    },
    {
      group: 'Profile',
      items: (vocabulary.data?.fields ?? [])
        .filter(({ type }) => type === 'text' || type === 'number' || type === 'date')
        .map(({ field, title }) => ({ value: `field:${field}`, label: title })),
    },
  ].filter(({ items }) => items.length > 0);
  const picker = (
    <Select
      size="xs"
      w={200}
      aria-label="What is spread"
      searchable
      allowDeselect={false}
      data={groups}
      value={chosen}
      onChange={(value) => value !== null && setChosen(value)}
    />
  );
  if (data) {
    return (
      <div aria-busy={isPlaceholderData} className={isPlaceholderData ? classes.busy : undefined}>
        <Chart data={data} isCountry={chosen === 'field:country'} picker={picker} />
      </div>
    );
  }
  return (
    <Section title="Distribution" actions={picker}>
      {error ? <ErrorState error={error} compact onRetry={() => void refetch()} /> : <SkeletonLines />}
    </Section>
  );
}

const subjectOf = (chosen: string): { trait: string } | { figure: string } | { field: string } => {
  const name = chosen.slice(chosen.indexOf(':') + 1);
  if (chosen.startsWith('trait:')) return { trait: name };
  return chosen.startsWith('figure:') ? { figure: name } : { field: name };
};

function Chart({ data, isCountry, picker }: { data: Distribution; isCountry: boolean; picker: React.ReactNode }) {
  const ui = useUi();
  const format: ValueFormat = { ...ui, type: data.type };
  const rows =
    data.type === 'text'
      ? data.values.map((row) => ({ ...row, label: isCountry ? countryName(row.value, ui.locale) : row.value }))
      : data.bins.map((bin) => ({ ...bin, label: binLabel(bin, format) }));
  const shares = (key: 'people' | 'everyone') => rows.map((row) => (data[key] > 0 ? row[key] / data[key] : null));
  return (
    <TrendChart
      title={`${data.label} within`}
      description={summary(data, format)}
      kind="bars"
      unit={data.label}
      figure="percent"
      height={220}
      actions={picker}
      labels={rows.map(({ label }) => label)}
      series={[{ name: 'email', label: 'People of the segment', values: shares('people') }]}
      comparison={{ label: 'Everybody known', values: shares('everyone') }}
    />
  );
}

function summary(data: Distribution, format: ValueFormat): string {
  const { locale } = format;
  const share = (part: number, whole: number) => (whole > 0 ? formatPercent(part / whole, { locale }) : '–');
  const without =
    data.missing > 0
      ? `${share(data.missing, data.people)} have none (everybody: ${share(data.missingEveryone, data.everyone)})`
      : '';
  if (data.people === 0) return 'Nobody fulfils the rule at the moment.';
  if (data.median === null)
    return [`Share of ${formatNumber(data.people, { locale })} people`, without].filter(Boolean).join(' · ');
  const median = `Median ${valueWords(data.median, format)}`;
  const others = data.medianEveryone === null ? '' : ` (everybody: ${valueWords(data.medianEveryone, format)})`;
  return [`${median}${others}`, without].filter(Boolean).join(' · ');
}
