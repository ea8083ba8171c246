import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { Copy, EllipsisVertical, OctagonX, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useUi } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign } from '../states.ts';
import { useCampaignChanges } from '../use-campaign-changes.ts';

/** What can be done with the campaign in its present state. */
export function Steering({ campaign, waiting }: { campaign: Campaign; waiting: number | null }) {
  const { can, href } = useWorkspace();
  const { navigate } = useUi();
  const { steer, duplicate, remove } = useCampaignChanges();
  const [cancelling, setCancelling] = useState(false);
  const { id, state, name } = campaign;
  const maySend = can('campaigns:send');
  const mayWrite = can('campaigns:write');
  return (
    <>
      {maySend && (state === 'sending' || state === 'freezing') && (
        <Button variant="default" leftSection={<Pause size={14} />} onClick={() => void steer(id, 'pause')}>
          Pause
        </Button>
      )}
      {maySend && state === 'paused' && (
        <Button leftSection={<Play size={14} />} onClick={() => void steer(id, 'resume')}>
          Resume
        </Button>
      )}
      {maySend && (state === 'scheduled' || state === 'held') && (
        <Button
          variant="default"
          leftSection={<Pencil size={14} />}
          onClick={() => void steer(id, 'unschedule').then(() => navigate(href(`/campaigns/${id}/edit`)))}
        >
          Back to draft
        </Button>
      )}
      {state === 'draft' && mayWrite && (
        <Button leftSection={<Pencil size={14} />} onClick={() => navigate(href(`/campaigns/${id}/edit`))}>
          Go on editing
        </Button>
      )}
      {mayWrite && (
        <Menu>
          <Menu.Target>
            <ActionIcon variant="default" size={34} aria-label="More actions">
              <EllipsisVertical size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Copy size={14} />} onClick={() => void duplicate(id)}>
              Duplicate
            </Menu.Item>
            {maySend && ['scheduled', 'held', 'freezing', 'sending', 'paused'].includes(state) && (
              <Menu.Item color="red" leftSection={<OctagonX size={14} />} onClick={() => setCancelling(true)}>
                Cancel for good
              </Menu.Item>
            )}
            {['draft', 'sent', 'cancelled'].includes(state) && (
              <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => void remove({ id, name })}>
                Delete
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal opened={cancelling} onClose={() => setCancelling(false)} title="Cancel this campaign for good?" size="sm">
        <p style={{ marginTop: 0 }}>
          {waiting ? `${waiting} people who have not got it yet will not get it.` : 'Nobody gets it.'} This cannot be
          taken back; a copy can be sent again.
        </p>
        <Button
          color="red"
          fullWidth
          onClick={() => {
            setCancelling(false);
            void steer(id, 'cancel');
          }}
        >
          Cancel the campaign
        </Button>
      </Modal>
    </>
  );
}
