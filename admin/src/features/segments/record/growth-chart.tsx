import { formatDateTime, TrendChart, useUi } from '@rapport/ui';
import { useApi } from '../../../shell/workspace.tsx';

/** Members after each evaluation that changed something. */
export function GrowthChart({ segmentId }: { segmentId: number }) {
  const { locale, zone } = useUi();
  const { data } = useApi().useQuery('get', '/api/v1/segments/{id}/growth', { params: { path: { id: segmentId } } });
  const points = data?.points ?? [];
  if (points.length < 2) return null;
  return (
    <TrendChart
      title="Growth"
      description="Members after each evaluation that changed something"
      kind="area"
      unit="Evaluated"
      height={200}
      labels={points.map(({ at }) => formatDateTime(new Date(at), { locale, zone }))}
      series={[{ name: 'members', label: 'Members', values: points.map(({ members }) => members) }]}
    />
  );
}
