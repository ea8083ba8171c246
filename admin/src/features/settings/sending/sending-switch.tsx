import { Button } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { problemToast, Section, Tag, undoToast } from '@rapport/ui';
import { Pause, Play } from 'lucide-react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import classes from '../settings-page.module.css';

/** Whether anything leaves at all. What waits while sending is paused is sent afterwards. */
export function SendingSwitch({
  brand,
  onChanged,
}: {
  brand: components['schemas']['Workspace'];
  onChanged: () => void;
}) {
  const { client, permissions } = useWorkspace();
  const paused = brand.sendingPausedReason;

  const pause = async () => {
    const { error } = await client.POST('/api/v1/workspace/pause-sending', { body: {} });
    if (error) return problemToast(error);
    onChanged();
    undoToast({ message: 'Sending is paused', onUndo: () => void resume() });
  };
  const resume = async () => {
    const { error } = await client.POST('/api/v1/workspace/resume-sending');
    if (error) return problemToast(error);
    onChanged();
    undoToast({ message: 'Messages go out again', onUndo: () => void pause() });
  };

  return (
    <Section>
      <ul className={classes.rows}>
        <li>
          <div className={classes.grow}>
            <span className={classes.strong}>{paused === null ? 'Messages go out' : 'Sending is paused'}</span>{' '}
            <Tag dot tone={paused === null ? 'good' : 'attention'}>
              {paused === null ? 'Sending' : 'Paused'}
            </Tag>
            <div className={classes.quiet}>
              {paused === null
                ? 'Pausing holds every message back; none is lost.'
                : `${paused}. Messages wait until you resume.`}
            </div>
          </div>
          {permissions.includes('settings:write') && (
            <Button
              size="xs"
              variant={paused === null ? 'default' : 'filled'}
              leftSection={paused === null ? <Pause size={14} /> : <Play size={14} />}
              onClick={() => void (paused === null ? pause() : resume())}
            >
              {paused === null ? 'Pause sending' : 'Resume sending'}
            </Button>
          )}
        </li>
      </ul>
    </Section>
  );
}
