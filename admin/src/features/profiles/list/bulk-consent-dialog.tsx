import { Button, Group, Modal, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { formatNumber, useUi } from '@rapport/ui';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useSubmit } from '../../../shell/use-submit.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { channelNames } from '../record/channel-names.ts';
import { BulkConsentProgress } from './bulk-consent-progress.tsx';

interface BulkConsentDialogProps {
  count: number;
  /** Ids of the chosen people, asked for once the change is certain. */
  chosen: () => Promise<number[]>;
  /** After something was changed. */
  onDone: () => void;
  onClose: () => void;
}

const channels = ['email', 'sms', 'whatsapp'] as const;
type Status = 'subscribed' | 'unsubscribed';

/** One decision recorded for many people; then how far it is, and the way back. */
export function BulkConsentDialog({ count, chosen, onDone, onClose }: BulkConsentDialogProps) {
  const { client } = useWorkspace();
  const { locale } = useUi();
  const [status, setStatus] = useState<Status>('unsubscribed');
  const [channel, setChannel] = useState<(typeof channels)[number]>('email');
  const [note, setNote] = useState('');
  const [operation, setOperation] = useState<string>();
  const people = `${formatNumber(count, { locale })} ${count === 1 ? 'person' : 'people'}`;
  const subscribes = status === 'subscribed';

  const { busy, problem, onSubmit } = useSubmit(async () => {
    const { data, error } = await client.POST('/api/v1/consent/bulk', {
      body: { profileIds: await chosen(), channel, status, ...(note.trim() ? { note: note.trim() } : {}) },
    });
    if (error) throw error;
    setOperation(data.operationId);
  });
  const close = () => {
    if (operation !== undefined) onDone();
    onClose();
  };

  return (
    <Modal opened onClose={close} title={`Consent of ${people}`}>
      {operation !== undefined ? (
        <BulkConsentProgress operationId={operation} onClose={close} />
      ) : (
        <form onSubmit={onSubmit}>
          <Stack gap="md">
            <FormProblem problem={problem} />
            <SegmentedControl
              aria-label="What to do"
              fullWidth
              data={[
                { value: 'unsubscribed', label: 'Unsubscribe' },
                { value: 'subscribed', label: 'Subscribe' },
              ]}
              value={status}
              onChange={(value) => setStatus(value === 'subscribed' ? 'subscribed' : 'unsubscribed')}
            />
            <Select
              label="Channel"
              allowDeselect={false}
              data={channels.map((value) => ({ value, label: channelNames[value] }))}
              value={channel}
              onChange={(value) => setChannel(channels.find((one) => one === value) ?? channel)}
            />
            <Textarea
              label={subscribes ? 'How they agreed' : 'Why'}
              description={
                subscribes
                  ? 'When, where and in which words. Kept with each of them as the proof.'
                  : 'Kept with each of them.'
              }
              placeholder={subscribes ? 'Signed the list at our stand, 12 May, “Send me news by e-mail”' : undefined}
              autosize
              minRows={2}
              maxLength={5000}
              required={subscribes}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <p style={{ margin: 0 }}>
              {subscribes
                ? 'Whoever has unsubscribed by themselves stays out. Subscribe only people who have said yes.'
                : 'They get no more marketing on this channel. You can undo it.'}
            </p>
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" color="gray" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={busy} disabled={subscribes && note.trim() === ''}>
                {subscribes ? 'Subscribe' : 'Unsubscribe'} {people}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
