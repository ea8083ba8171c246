import { ErrorState, SkeletonPage, useUi } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { CampaignWizard } from './wizard/campaign-wizard.tsx';
import { openStep, type StepId } from './wizard/steps.ts';

const route = getRouteApi('/w/$workspaceId/campaigns/$campaignId/edit');

export function EditCampaignPage() {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  const { campaignId } = route.useParams();
  const { step } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/campaigns/{id}', {
    params: { path: { id: campaignId } },
  });
  // Where the draft stood when it was opened; saving while somebody fills a step in must not turn the page.
  const [opened, setOpened] = useState<StepId | null>(null);
  if (data && opened === null) setOpened(openStep(data));
  const isOver = data !== undefined && data.state !== 'draft';
  useEffect(() => {
    if (isOver) navigate(href(`/campaigns/${campaignId}`));
  }, [isOver, navigate, href, campaignId]);

  return (
    <Permitted permission="campaigns:write" what="change campaigns">
      {error ? (
        <ErrorState page error={error} onRetry={() => void refetch()} />
      ) : !data || isOver || opened === null ? (
        <SkeletonPage />
      ) : (
        <CampaignWizard
          key={campaignId}
          stored={data}
          step={step ?? opened}
          onStep={(next) => void go({ search: { step: next } })}
        />
      )}
    </Permitted>
  );
}
