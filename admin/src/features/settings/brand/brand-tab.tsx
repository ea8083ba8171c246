import { Stack } from '@mantine/core';
import { ErrorState, SkeletonLines } from '@rapport/ui';
import { useApi } from '../../../shell/workspace.tsx';
import { Needs } from '../needs.tsx';
import { BrandForm } from './brand-form.tsx';
import { CurrencyRates } from './currency-rates.tsx';

/** What everything else is shown in. */
export const BrandTab = () => (
  <Needs permission="settings:read" what="see the brand’s settings">
    <Brand />
  </Needs>
);

function Brand() {
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/workspace');
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines />;
  return (
    <Stack gap="lg">
      <BrandForm brand={data} />
      <CurrencyRates currency={data.currency} />
    </Stack>
  );
}
