import { Alert, Button } from '@mantine/core';
import { ProgressCard, When } from '@rapport/ui';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign, Results } from '../states.ts';
import { useCampaignChanges } from '../use-campaign-changes.ts';
import classes from '../campaigns.module.css';

/** Where the campaign stands while it is under way, and what needs a person. */
export function CampaignProgress({ campaign, results }: { campaign: Campaign; results: Results | undefined }) {
  const { can } = useWorkspace();
  const { steer } = useCampaignChanges();
  const { state, scheduledAt, holdReason, startedAt } = campaign;
  const total = results?.recipients ?? 0;
  const done = total - (results?.waiting ?? 0);
  const doubtful = results?.doubtful ?? 0;
  return (
    <>
      {(state === 'sending' || state === 'freezing' || state === 'paused') && (
        <div className={classes.progress}>
          <ProgressCard
            work={{
              title: { sending: 'Sending', freezing: 'Fixing the audience', paused: 'Paused' }[state],
              status: state === 'paused' ? 'queued' : 'running',
              progress: state === 'freezing' || total === 0 ? null : done / total,
              done,
              total,
              startedAt,
              message: state === 'paused' ? 'Nothing goes out until you resume' : null,
            }}
          />
        </div>
      )}
      {state === 'scheduled' && (
        <Alert
          mb="md"
          title={
            <>
              Goes out <When at={scheduledAt} as="datetime" />
            </>
          }
        >
          The audience is fixed at that moment.
        </Alert>
      )}
      {state === 'held' && (
        <Alert mb="md" color="yellow" title="Held: it did not start in time">
          {holdReason ?? 'It could not start within 15 minutes of its time.'} Take it back to a draft and send it again
          if it still makes sense.
        </Alert>
      )}
      {doubtful > 0 && (
        <Alert mb="md" color="yellow" title={`${doubtful} ${doubtful === 1 ? 'message is' : 'messages are'} in doubt`}>
          After an interruption nobody can tell whether these went out. Leave them, or send them again and accept that
          some people may get two.
          {can('campaigns:send') && (
            <div style={{ marginTop: 8 }}>
              <Button size="compact-sm" variant="default" onClick={() => void steer(campaign.id, 'resend-doubtful')}>
                Send again
              </Button>
            </div>
          )}
        </Alert>
      )}
    </>
  );
}
