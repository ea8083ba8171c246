import { formatDate, formatNumber, useUi } from '@rapport/ui';
import { useMemo } from 'react';
import { countryName } from '../../profiles/person-name.ts';
import { useApi } from '../../../shell/workspace.tsx';
import type { Vocabulary } from './subjects.ts';
import type { Names } from './words.ts';

export const useVocabulary = () => useApi().useQuery('get', '/api/v1/segments/vocabulary', {}, { staleTime: 300_000 });

/** The names of this brand's fields, figures and segments, in its locale and currency. */
export function useNames(vocabulary: Vocabulary | undefined): Names {
  const { locale, currency } = useUi();
  return useMemo(() => {
    const money = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 0 });
    const fields = new Map(vocabulary?.fields.map(({ field, title }) => [field, title]));
    const traits = new Map(vocabulary?.traits.map((trait) => [trait.trait, trait]));
    const segments = new Map(vocabulary?.segments.map(({ id, name }) => [id, name]));
    const figures = new Map(vocabulary?.figures.map(({ figure, title }) => [figure, title]));
    return {
      figure: (figure) => figures.get(figure) ?? figure,
      field: (field) => fields.get(field) ?? field.replace(/^properties\./, ''),
      trait: (trait) => traits.get(trait)?.title ?? trait,
      segment: (id) => segments.get(id) ?? `segment ${id}`,
      country: (code) => countryName(code, locale),
      amount: (value, isMoney) => (isMoney ? money.format(value) : formatNumber(value, { locale })),
      isMoney: (trait) => traits.get(trait)?.money ?? false,
      day: (day) => formatDate(new Date(day.length === 10 ? `${day}T12:00:00Z` : day), { locale, zone: 'UTC' }),
    };
  }, [vocabulary, locale, currency]);
}
