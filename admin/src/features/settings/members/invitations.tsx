import { Button } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { problemToast, Section, Tag, toast, When } from '@rapport/ui';
import { useState } from 'react';
import { roleNames } from '../../../shell/role-names.ts';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import classes from '../settings-page.module.css';

type Invitation = components['schemas']['Invitation'];

/** Who was invited and has not come yet. */
export function Invitations({ mayChange }: { mayChange: boolean }) {
  const { client } = useWorkspace();
  const [again, setAgain] = useState<Invitation>();
  const open = useApi().useQuery('get', '/api/v1/invitations', { params: { query: { limit: 200 } } });
  if (!open.data || open.data.items.length === 0) return null;

  const withdraw = async ({ id, email }: Invitation) => {
    const { error } = await client.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } });
    if (error) return problemToast(error);
    await open.refetch();
    toast(`The link for ${email} no longer works`);
  };

  return (
    <Section title="Invitations" description="Nobody has taken these up yet.">
      <ul className={classes.rows}>
        {open.data.items.map((invitation) => (
          <li key={invitation.id}>
            <div className={classes.grow}>
              <span className={classes.strong}>{invitation.email}</span>
              <div className={classes.quiet}>
                {roleNames[invitation.role]} · invited <When at={invitation.createdAt} /> ·{' '}
                {invitation.mailedAt ? 'mailed' : 'not mailed, the link is yours to send'}
              </div>
            </div>
            <Tag tone={invitation.expired ? 'attention' : 'neutral'}>
              {invitation.expired ? (
                'Expired'
              ) : (
                <>
                  Open until <When at={invitation.expiresAt} as="date" />
                </>
              )}
            </Tag>
            {mayChange && (
              <>
                <Button size="compact-sm" variant="default" onClick={() => setAgain(invitation)}>
                  Invite again
                </Button>
                <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void withdraw(invitation)}>
                  Withdraw
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {again && <InviteDialog email={again.email} role={again.role} onClose={() => setAgain(undefined)} />}
    </Section>
  );
}
