import { Stack } from '@mantine/core';
import { ErrorState, SkeletonLines } from '@rapport/ui';
import { useApi } from '../../../shell/workspace.tsx';
import { Needs } from '../needs.tsx';
import { DeliveryForm } from './delivery-form.tsx';
import { SendingSwitch } from './sending-switch.tsx';
import { TestMessage } from './test-message.tsx';

export const SendingTab = () => (
  <Needs permission="settings:read" what="see how messages are sent">
    <Sending />
  </Needs>
);

function Sending() {
  const brand = useApi().useQuery('get', '/api/v1/workspace');
  const delivery = useApi().useQuery('get', '/api/v1/delivery/settings');
  const error = brand.error ?? delivery.error;
  if (error) {
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void brand.refetch();
          void delivery.refetch();
        }}
      />
    );
  }
  if (!brand.data || !delivery.data) return <SkeletonLines />;
  return (
    <Stack gap="lg">
      <SendingSwitch brand={brand.data} onChanged={() => void brand.refetch()} />
      <DeliveryForm settings={delivery.data} postalAddress={brand.data.postalAddress} />
      <TestMessage />
    </Stack>
  );
}
