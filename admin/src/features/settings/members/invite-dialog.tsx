import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { CopyField, readProblem } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { SessionWorkspace } from '../../../api.tsx';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { isRole, roleMeaning, roleOptions } from './roles.ts';

interface InviteDialogProps {
  /** Given: the same person again, with a new link. */
  email?: string;
  role?: SessionWorkspace['role'];
  onClose: () => void;
}

/** Makes an invitation; its link is shown once, to be sent by whoever invites. */
export function InviteDialog({ email: given = '', role: givenRole = 'marketer', onClose }: InviteDialogProps) {
  const { client, role: ownRole, name } = useWorkspace();
  const queries = useQueryClient();
  const [email, setEmail] = useState(given);
  const [role, setRole] = useState(givenRole);
  const [url, setUrl] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    const { data, error } = await client.POST('/api/v1/invitations', { body: { email: email.trim(), role } });
    setBusy(false);
    if (error) return setProblem(error);
    setUrl(data.url);
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/invitations'] });
  };

  return (
    <Modal opened onClose={onClose} title={url ? 'Send this link' : `Invite to ${name}`}>
      {url ? (
        <Stack gap="md">
          <p style={{ margin: 0 }}>Send it to {email.trim()}. It works once, for 7 days, and is not shown again.</p>
          <CopyField value={url} label="invitation link" />
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <FormProblem problem={problem} />
            <TextInput
              label="E-mail"
              type="email"
              data-autofocus
              value={email}
              error={readProblem(problem ?? null).fields['email']}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Select
              label="Role"
              description={roleMeaning[role]}
              inputWrapperOrder={['label', 'input', 'description']}
              allowDeselect={false}
              data={roleOptions(ownRole === 'owner')}
              value={role}
              onChange={(value) => isRole(value) && setRole(value)}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" color="gray" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={busy} disabled={!/^\S+@\S+$/.test(email.trim())}>
                Make the invitation
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
