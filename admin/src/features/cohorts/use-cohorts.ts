import type { components } from '@rapport/sdk';
import { dayIn, useNow, useUi } from '@rapport/ui';
import { keepPreviousData } from '@tanstack/react-query';
import { useApi } from '../../shell/workspace.tsx';
import { shownBy, type CohortSearch } from './cohort-search.ts';

export type Cohorts = components['schemas']['Cohorts'];
export type Cohort = Cohorts['items'][number];
export type HorizonCell = Cohort['horizons'][number];

/** The cohorts of the address. */
export function useCohorts(search: CohortSearch) {
  const { zone } = useUi();
  const today = dayIn(new Date(useNow()), zone);
  const shown = shownBy(search);
  const to = today.slice(0, 7);
  const query = useApi().useQuery(
    'get',
    '/api/v1/cohorts',
    { params: { query: { by: shown.by, from: monthsBefore(to, shown.months - 1), to, fewest: shown.fewest } } },
    { placeholderData: keepPreviousData, staleTime: 60_000 },
  );
  return { ...query, shown };
}

export function monthsBefore(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
