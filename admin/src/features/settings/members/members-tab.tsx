import { ActionIcon, Button, Menu, Select, Stack } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { ConfirmDialog, ErrorState, problemToast, Section, SkeletonLines, Tag, undoToast, When } from '@rapport/ui';
import { Ellipsis, LogOut, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { roleNames } from '../../../shell/role-names.ts';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { Needs } from '../needs.tsx';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { isRole, roleOptions } from './roles.ts';
import classes from '../settings-page.module.css';

type Member = components['schemas']['Member'];

export const MembersTab = () => (
  <Needs permission="members:read" what="see who works here">
    <Members />
  </Needs>
);

function Members() {
  const { permissions, name, role: ownRole, client } = useWorkspace();
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Member>();
  const members = useApi().useQuery('get', '/api/v1/members', { params: { query: { limit: 200 } } });
  const mayChange = permissions.includes('members:write');

  const setRole = async (member: Member, role: Member['role']) => {
    const { error } = await client.PATCH('/api/v1/members/{userId}', {
      params: { path: { userId: member.userId } },
      body: { role },
    });
    if (error) return problemToast(error);
    await members.refetch();
    undoToast({
      message: `${member.name} is now ${roleNames[role].toLowerCase()}`,
      onUndo: () => void setRole(member, member.role),
    });
  };

  return (
    <Stack gap="lg">
      <Section
        title="Members"
        description={`Who works on ${name}, and what each may do.`}
        actions={
          mayChange && (
            <Button size="xs" leftSection={<UserPlus size={14} />} onClick={() => setInviting(true)}>
              Invite
            </Button>
          )
        }
      >
        {members.error ? (
          <ErrorState error={members.error} compact onRetry={() => void members.refetch()} />
        ) : members.isPending ? (
          <SkeletonLines />
        ) : (
          <ul className={classes.rows}>
            {members.data.items.map((member) => (
              <li key={member.userId}>
                <div className={classes.grow}>
                  <span className={classes.strong}>{member.name}</span> {member.you && <Tag>You</Tag>}
                  <div className={classes.quiet}>
                    {member.email} · since <When at={member.joinedAt} as="date" />
                  </div>
                </div>
                <Tag tone={member.twoFactorEnabled ? 'good' : 'neutral'}>
                  {member.twoFactorEnabled ? 'Two-factor on' : 'Password only'}
                </Tag>
                <Select
                  size="xs"
                  w={156}
                  aria-label={`Role of ${member.name}`}
                  allowDeselect={false}
                  disabled={!mayChange || member.you || (member.role === 'owner' && ownRole !== 'owner')}
                  data={roleOptions(member.role === 'owner' || ownRole === 'owner')}
                  value={member.role}
                  onChange={(role) => isRole(role) && role !== member.role && void setRole(member, role)}
                />
                {(mayChange || member.you) && (
                  <Menu>
                    <Menu.Target>
                      <ActionIcon size={28} aria-label={`More about ${member.name}`}>
                        <Ellipsis size={16} />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item
                        color="red"
                        leftSection={member.you ? <LogOut size={14} /> : <UserMinus size={14} />}
                        onClick={() => setRemoving(member)}
                      >
                        {member.you ? `Leave ${name}…` : 'Remove…'}
                      </Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Invitations mayChange={mayChange} />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {removing && (
        <RemoveDialog
          member={removing}
          onClose={() => setRemoving(undefined)}
          onRemoved={() => void members.refetch()}
        />
      )}
    </Stack>
  );
}

interface RemoveDialogProps {
  member: Member;
  onClose: () => void;
  onRemoved: () => void;
}

function RemoveDialog({ member, onClose, onRemoved }: RemoveDialogProps) {
  const { client, name } = useWorkspace();
  const confirm = async () => {
    const { error } = member.you
      ? await client.POST('/api/v1/members/leave')
      : await client.DELETE('/api/v1/members/{userId}', { params: { path: { userId: member.userId } } });
    onClose();
    if (error) return problemToast(error);
    // Nothing of this brand may stay on the screen of somebody who has left it.
    if (member.you) window.location.assign('/');
    else onRemoved();
  };
  return (
    <ConfirmDialog
      title={member.you ? `Leave ${name}?` : `Remove ${member.name}?`}
      action={member.you ? 'Leave' : 'Remove'}
      onConfirm={confirm}
      onClose={onClose}
    >
      {member.you
        ? `You lose access to ${name} at once. Somebody has to invite you to come back.`
        : `${member.name} loses access to ${name} at once. What they made stays. To come back they need a new invitation.`}
    </ConfirmDialog>
  );
}
