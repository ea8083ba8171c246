import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import type { paths } from '@rapport/sdk';
import { CopyField, readProblem } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { SessionWorkspace } from '../../../api.tsx';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useSubmit } from '../../../shell/use-submit.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { isRole, roleMeaning, roleOptions } from './roles.ts';

type Made = paths['/api/v1/invitations']['post']['responses'][201]['content']['application/json'];

interface InviteDialogProps {
  /** Given: the same person again, with a new link and a new letter. */
  email?: string;
  role?: SessionWorkspace['role'];
  onClose: () => void;
}

/** Makes an invitation and says whether it was mailed; its link is shown once, to hand on in any case. */
export function InviteDialog({ email: given = '', role: givenRole = 'marketer', onClose }: InviteDialogProps) {
  const { client, role: ownRole, name } = useWorkspace();
  const queries = useQueryClient();
  const [email, setEmail] = useState(given);
  const [role, setRole] = useState(givenRole);
  const [made, setMade] = useState<Made>();

  const { busy, problem, onSubmit } = useSubmit(async () => {
    const { data, error } = await client.POST('/api/v1/invitations', { body: { email: email.trim(), role } });
    if (error) throw error;
    setMade(data);
    await queries.invalidateQueries({ queryKey: ['get', '/api/v1/invitations'] });
  });

  return (
    <Modal opened onClose={onClose} title={made ? titles[made.mail.state] : `Invite to ${name}`}>
      {made ? (
        <Stack gap="md">
          <Delivered made={made} />
          <CopyField value={made.url} label="invitation link" />
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={onSubmit}>
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
                Invite
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

const titles = { sent: 'Invitation sent', failed: 'The letter did not leave', none: 'Send this link' };

function Delivered({ made: { email, mail } }: { made: Made }) {
  const link = 'The link works once, for 7 days, and is not shown again.';
  if (mail.state === 'sent')
    return (
      <p style={{ margin: 0 }}>
        A letter with the link is on its way to {email}. You can also hand it on yourself. {link}
      </p>
    );
  if (mail.state === 'failed')
    return (
      <Alert color="yellow" variant="light" icon={<CircleAlert size={16} />} title={`${email} got no letter`}>
        {mail.reason} The invitation is open all the same: hand this link on. {link}
      </Alert>
    );
  return (
    <p style={{ margin: 0 }}>
      There is no mail server to send it through, so send it to {email} yourself. {link}
    </p>
  );
}
