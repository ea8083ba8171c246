import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useSubmit } from '../../../shell/use-submit.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { KeyShown } from './key-shown.tsx';
import type { ApiKey } from './api-key.ts';

interface RotateKeyDialogProps {
  apiKey: ApiKey;
  onClose: () => void;
  onRotated: () => void;
}

const overlaps = [
  { value: '0', label: 'Not at all: the old one stops now' },
  { value: '1', label: 'One hour' },
  { value: '24', label: 'One day' },
  { value: '168', label: 'One week' },
  { value: '720', label: '30 days' },
];

/** A new secret for the same key; the old one works on for as long as the change takes. */
export function RotateKeyDialog({ apiKey, onClose, onRotated }: RotateKeyDialogProps) {
  const { client } = useWorkspace();
  const [hours, setHours] = useState('24');
  const [made, setMade] = useState<string>();

  const { busy, problem, onSubmit } = useSubmit(async () => {
    const { data, error } = await client.POST('/api/v1/keys/{id}/rotate', {
      params: { path: { id: apiKey.id } },
      body: { overlapHours: Number(hours) },
    });
    if (error) throw error;
    setMade(data.key);
    onRotated();
  });

  return (
    <Modal opened onClose={onClose} title={made ? 'The new key' : `Rotate “${apiKey.name}”`} size="lg">
      {made ? (
        <KeyShown value={made} kind={apiKey.kind} onDone={onClose} />
      ) : (
        <form onSubmit={onSubmit}>
          <Stack gap="md">
            <FormProblem problem={problem} />
            <Select
              label="The old one works for another"
              description="Time to put the new one everywhere."
              allowDeselect={false}
              data={overlaps}
              value={hours}
              onChange={(value) => setHours(value ?? hours)}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" color="gray" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={busy}>
                Rotate key
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
