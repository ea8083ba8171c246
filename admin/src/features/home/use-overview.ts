import type { components } from '@rapport/sdk';
import { dayIn, resolvePeriod, useNow, useUi } from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../shell/workspace.tsx';
import { shownBy, type HomeSearch } from './home-search.ts';

export type Overview = components['schemas']['Overview'];

/** The figures of the days in the address, beside those they are compared with. */
export function useOverview(search: HomeSearch) {
  const { zone } = useUi();
  const today = dayIn(new Date(useNow()), zone);
  const { period, compare } = shownBy(search);
  const span = resolvePeriod(period, today);
  const query = useApi().useQuery(
    'get',
    '/api/v1/reports/overview',
    { params: { query: { from: span.from, to: span.to, compare } } },
    { placeholderData: keepPreviousData, refetchInterval: 60_000 },
  );
  const base = compare === 'year' ? 'a year earlier' : span.base;
  return { ...query, today, period, compare, span, base };
}
