import { Button, Modal, TextInput } from '@mantine/core';
import { formatNumber, PageHeader, SaveState, useNow, useUi, WizardFrame } from '@rapport/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign } from '../states.ts';
import { useCampaignChanges } from '../use-campaign-changes.ts';
import { AudienceStep } from './audience-step.tsx';
import { ContentStep } from './content-step.tsx';
import { useEstimate } from './estimate.tsx';
import { instantIn, localIn } from './local-time.ts';
import { ReviewStep } from './review-step.tsx';
import { isDone, nextStep, stepBefore, stepIds, stepLabels, type StepId } from './steps.ts';
import { TimeStep } from './time-step.tsx';
import { useDraft } from './use-draft.ts';

interface CampaignWizardProps {
  stored: Campaign;
  step: StepId;
  onStep: (step: StepId) => void;
}

export function CampaignWizard({ stored, step, onStep }: CampaignWizardProps) {
  const { client, href, can } = useWorkspace();
  const { navigate, zone, locale } = useUi();
  const { renew, remove } = useCampaignChanges();
  const { campaign, change, save, state, problem } = useDraft(stored);
  const [local, setLocal] = useState(() => (stored.scheduledAt ? localIn(new Date(stored.scheduledAt), zone) : null));
  const [refusal, setRefusal] = useState<unknown>(null);
  const [confirming, setConfirming] = useState(false);
  const [sending, setSending] = useState(false);
  const estimate = useEstimate(campaign);
  const at = local === null ? null : instantIn(local, zone);
  const now = useNow();
  const isPast = at !== null && at.getTime() <= now;
  const setTime = (next: string | null) => {
    setLocal(next);
    // A field that is being typed in holds no time for a moment: the draft keeps the last one.
    const instant = next === null ? null : instantIn(next, zone);
    if (next === null || instant) change({ scheduledAt: instant?.toISOString() ?? null });
  };
  const people = estimate.data
    ? `${formatNumber(estimate.data.reachable, { locale })} ${estimate.data.reachable === 1 ? 'person' : 'people'}`
    : 'the audience';
  const sendLabel = at === null ? `Send to ${people}` : `Schedule for ${people}`;

  const send = async () => {
    setSending(true);
    // What is stored is what goes out: never a draft that lacks the last change.
    if (!(await save())) {
      setSending(false);
      setConfirming(false);
      return;
    }
    const { error } = await client.POST('/api/v1/campaigns/{id}/schedule', {
      params: { path: { id: campaign.id } },
      body: at === null ? {} : { at: at.toISOString() },
    });
    setSending(false);
    setConfirming(false);
    setRefusal(error ?? null);
    if (error) return;
    await renew();
    navigate(href(`/campaigns/${campaign.id}`));
  };
  const before = stepBefore(step);
  const isLast = step === 'review';

  return (
    <>
      <PageHeader
        title={campaign.name || 'Campaign'}
        breadcrumbs={[{ label: 'Campaigns', href: href('/campaigns') }]}
        controls={
          <Button
            variant="subtle"
            color="gray"
            leftSection={<Trash2 size={14} />}
            onClick={() => void remove(campaign)}
          >
            Delete draft
          </Button>
        }
      />
      <WizardFrame
        label="the campaign"
        steps={stepIds.map((id) => ({
          id,
          label: stepLabels[id],
          done: isDone(id, campaign, local) && !(id === 'time' && isPast),
        }))}
        current={step}
        onStep={(id) => onStep(stepIds.find((one) => one === id) ?? 'audience')}
        nextLabel={isLast ? sendLabel : 'Continue'}
        nextDisabled={
          isLast
            ? !can('campaigns:send') || estimate.data?.reachable === 0 || (local !== null && at === null) || isPast
            : !isDone(step, campaign, local) || (step === 'time' && isPast)
        }
        nextLoading={sending}
        onNext={() =>
          isLast ? (at === null ? setConfirming(true) : void send()) : void save().then(() => onStep(nextStep(step)))
        }
        onBack={before && (() => onStep(before))}
        aside={<SaveState state={state} onRetry={() => void save()} />}
      >
        {step === 'audience' && (
          <TextInput
            label="Name"
            description="Only you see it"
            maw={480}
            mb="md"
            maxLength={200}
            value={campaign.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        )}
        {step === 'audience' && <AudienceStep campaign={campaign} onChange={change} />}
        {step === 'content' && <ContentStep campaign={campaign} onChange={change} />}
        {step === 'time' && <TimeStep at={local} isPast={isPast} onChange={setTime} />}
        {step === 'review' && <ReviewStep campaign={campaign} at={at} isPast={isPast} refusal={refusal ?? problem} />}
      </WizardFrame>
      <Modal opened={confirming} onClose={() => setConfirming(false)} title={`${sendLabel}?`} size="sm">
        <p style={{ marginTop: 0 }}>
          Sending begins at once. It can be paused, but what has left cannot be called back.
        </p>
        <Button fullWidth loading={sending} onClick={() => void send()} data-autofocus>
          {sendLabel}
        </Button>
      </Modal>
    </>
  );
}
