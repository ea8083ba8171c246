import type { components } from '@rapport/sdk';
import { useApi } from '../../shell/workspace.tsx';

export type ListedStrategy = components['schemas']['RecommendationStrategy'];
export type StrategyName = ListedStrategy['name'];
export type Rules = components['schemas']['RecommendationRules'];
export type Recommended = components['schemas']['Recommendation']['items'][number];

const none: ListedStrategy[] = [];

/** Every strategy with how it did against what is popular. */
export const useStrategies = (): readonly ListedStrategy[] =>
  useApi().useQuery('get', '/api/v1/recommendations/strategies', {}, { staleTime: 300_000 }).data?.items ?? none;
