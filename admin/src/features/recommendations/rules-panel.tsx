import { ErrorState, SkeletonLines } from '@rapport/ui';
import { useApi } from '../../shell/workspace.tsx';
import { RulesForm } from './rules-form.tsx';

/** What the brand decided about every recommendation. */
export function RulesPanel() {
  const { data, error, isPending, refetch } = useApi().useQuery('get', '/api/v1/recommendations/rules', {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <SkeletonLines />;
  return <RulesForm saved={data} />;
}
