import { Button } from '@mantine/core';
import type { components } from '@rapport/sdk';
import { ErrorState, problemToast, Section, SkeletonLines, Tag, undoToast, When, type Tone } from '@rapport/ui';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { inWords } from '../person-name.ts';
import { channelNames } from './channel-names.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { useProfileRefresh, type Profile } from './use-profile.ts';
import { Why } from './why.tsx';
import classes from './record.module.css';

type ChannelConsent = components['schemas']['ChannelConsent'];

const tones: Record<string, Tone> = { subscribed: 'good', pending: 'attention', unsubscribed: 'neutral' };
const reasons: Record<string, string> = {
  suppressed: 'The address is suppressed, whatever was agreed to.',
  unsubscribed: 'They unsubscribed.',
  pending: 'They have not confirmed yet.',
  never_subscribed: 'They were never asked, or never answered.',
};

/** What was agreed to on each channel, when and how, and whether marketing may be sent. */
export function ConsentCard({ profile }: { profile: Profile }) {
  const { permissions } = useWorkspace();
  const [changing, setChanging] = useState<ChannelConsent>();
  const consent = useApi().useQuery('get', '/api/v1/profiles/{id}/consent', { params: { path: { id: profile.id } } });
  if (consent.error) return <ErrorState error={consent.error} compact onRetry={() => void consent.refetch()} />;
  const mayChange = permissions.includes('consent:write');
  return (
    <Section title="Consent">
      {consent.isPending ? (
        <SkeletonLines />
      ) : (
        <ul className={classes.rows}>
          {consent.data.channels.map((channel) => (
            <li key={channel.channel}>
              <div className={classes.row}>
                <span className={classes.channel}>
                  <strong>{channelNames[channel.channel]}</strong> <State channel={channel} />
                  <Why
                    label={channel.marketing.can ? 'May get marketing' : 'Gets no marketing'}
                    computation={
                      reasons[channel.marketing.because ?? ''] ?? 'Subscribed, and the address is not suppressed.'
                    }
                  />
                </span>
                {mayChange && (
                  <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setChanging(channel)}>
                    Change
                  </Button>
                )}
              </div>
              {channel.status !== null && (
                <div className={classes.quiet}>
                  {inWords(channel.method ?? 'unknown')}, <When at={channel.effectiveAt} as="date" /> · from{' '}
                  {channel.source ?? 'an unknown source'}
                </div>
              )}
              {channel.wording && <p className={classes.wording}>“{channel.wording}”</p>}
              {(channel.channel === 'email' || channel.suppression) && (
                <Suppression channel={channel} profile={profile} mayChange={mayChange} />
              )}
            </li>
          ))}
        </ul>
      )}
      {changing && <ConsentDialog profileId={profile.id} current={changing} onClose={() => setChanging(undefined)} />}
    </Section>
  );
}

function State({ channel: { status } }: { channel: ChannelConsent }) {
  return <Tag tone={tones[status ?? ''] ?? 'neutral'}>{status === null ? 'Never asked' : inWords(status)}</Tag>;
}

const suppressionWords: Record<string, string> = {
  hard_bounce: 'the address does not exist',
  soft_bounces: 'messages kept coming back',
  complaint: 'marked as spam',
  manual: 'by hand',
  erased: 'erased on request',
};

interface SuppressionProps {
  channel: ChannelConsent;
  profile: Profile;
  mayChange: boolean;
}

function Suppression({ channel: { channel, suppression }, profile, mayChange }: SuppressionProps) {
  const { client } = useWorkspace();
  const refresh = useProfileRefresh();
  const value = channel === 'email' ? profile.email : profile.phone;
  if (value === null || (suppression === null && !mayChange)) return null;

  const suppress = () =>
    client.POST('/api/v1/suppressions', { body: { entries: [{ channel, value, reason: 'manual' }] } });
  const lift = () => client.DELETE('/api/v1/suppressions', { body: { channel, values: [value] } });
  const turn = async (act: typeof suppress | typeof lift, back: typeof suppress | typeof lift, message: string) => {
    const { error } = await act();
    if (error) return problemToast(error);
    await refresh();
    undoToast({ message, onUndo: () => void back().then(refresh) });
  };

  if (suppression === null) {
    return (
      <Button
        mt={4}
        ml={-8}
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => void turn(suppress, lift, `${value} gets nothing any more`)}
      >
        Suppress this address
      </Button>
    );
  }
  return (
    <div className={classes.row}>
      <span>
        <Tag tone="bad">Suppressed</Tag>{' '}
        <span className={classes.quiet}>
          {suppressionWords[suppression.reason] ?? suppression.reason}, <When at={suppression.since} as="date" />
        </span>
      </span>
      {mayChange && suppression.reason !== 'erased' && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void turn(lift, suppress, `${value} may get messages again`)}
        >
          Lift
        </Button>
      )}
    </div>
  );
}
