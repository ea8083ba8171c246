import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useSubmit } from '../../../shell/use-submit.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { channelNames } from './channel-names.ts';
import { useProfileRefresh } from './use-profile.ts';

type ChannelConsent = components['schemas']['ChannelConsent'];

interface ConsentDialogProps {
  profileId: number;
  current: ChannelConsent;
  onClose: () => void;
}

const statuses = ['subscribed', 'unsubscribed'] as const;
const methods = ['manual', 'form', 'checkout', 'inbound_message', 'import'] as const;
const methodLabels = {
  manual: 'Told us in person, by phone or in writing',
  form: 'Filled in a form',
  checkout: 'At checkout',
  inbound_message: 'Sent us a message',
  import: 'From another system',
};

/** Records a decision as the person took it: how, and in which words. */
export function ConsentDialog({ profileId, current, onClose }: ConsentDialogProps) {
  const { client } = useWorkspace();
  const refresh = useProfileRefresh();
  const [status, setStatus] = useState<(typeof statuses)[number]>(
    current.status === 'subscribed' ? 'unsubscribed' : 'subscribed',
  );
  const [method, setMethod] = useState<(typeof methods)[number]>('manual');
  const [wording, setWording] = useState('');
  const missing = status === 'subscribed' && wording.trim() === '';

  const { busy, problem, onSubmit } = useSubmit(async () => {
    const { error } = await client.POST('/api/v1/profiles/{id}/consent', {
      params: { path: { id: profileId } },
      body: { channel: current.channel, status, method, ...(wording.trim() ? { wording: wording.trim() } : {}) },
    });
    if (error) throw error;
    await refresh();
    onClose();
  });

  return (
    <Modal opened onClose={onClose} title={`${channelNames[current.channel]} consent`}>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <FormProblem problem={problem} />
          <Select
            label="They decided to be"
            allowDeselect={false}
            data={[
              { value: 'subscribed', label: 'Subscribed' },
              { value: 'unsubscribed', label: 'Unsubscribed' },
            ]}
            value={status}
            onChange={(value) => setStatus(statuses.find((one) => one === value) ?? status)}
          />
          <Select
            label="How they said so"
            allowDeselect={false}
            data={methods.map((value) => ({ value, label: methodLabels[value] }))}
            value={method}
            onChange={(value) => setMethod(methods.find((one) => one === value) ?? method)}
          />
          <Textarea
            label="What they agreed to"
            description="The words they saw or said. Kept in the ledger as proof."
            autosize
            minRows={2}
            maxLength={5000}
            required={status === 'subscribed'}
            value={wording}
            onChange={(event) => setWording(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={missing}>
              Record the decision
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
