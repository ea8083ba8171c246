import {
  AppLink,
  EmptyState,
  ErrorState,
  KeyValue,
  PageHeader,
  Section,
  SkeletonPage,
  SkeletonTiles,
  Tag,
  When,
} from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { useVocabulary } from '../segments/rule/use-names.ts';
import { CampaignProgress } from './record/progress.tsx';
import { EngagementChart, LinksTable, Outcomes, ResultTiles } from './record/results.tsx';
import { Steering } from './record/steering.tsx';
import { isMoving, states } from './states.ts';
import { MessagePreview } from './wizard/message-preview.tsx';
import classes from './campaigns.module.css';

const route = getRouteApi('/w/$workspaceId/campaigns/$campaignId');

export function CampaignPage() {
  return (
    <Permitted permission="campaigns:read" what="see campaigns">
      <CampaignRecord />
    </Permitted>
  );
}

function CampaignRecord() {
  const { href } = useWorkspace();
  const api = useApi();
  const { campaignId } = route.useParams();
  const params = { path: { id: campaignId } };
  const campaign = api.useQuery(
    'get',
    '/api/v1/campaigns/{id}',
    { params },
    { refetchInterval: ({ state }) => (state.data && isMoving(state.data.state) ? 1500 : false) },
  );
  const state = campaign.data?.state;
  const results = api.useQuery(
    'get',
    '/api/v1/campaigns/{id}/results',
    { params },
    { refetchInterval: state !== undefined && isMoving(state) ? 1500 : 15_000 },
  );
  const vocabulary = useVocabulary();
  const segments = (ids: number[]) =>
    ids.map((id) => (
      <AppLink key={id} href={href(`/segments/${id}`)} fz="sm" display="block">
        {vocabulary.data?.segments.find((one) => one.id === id)?.name ?? `Segment ${id}`}
      </AppLink>
    ));

  if (campaign.error) return <ErrorState page error={campaign.error} onRetry={() => void campaign.refetch()} />;
  if (!campaign.data) return <SkeletonPage />;
  const c = campaign.data;
  const begun = (results.data?.recipients ?? 0) > 0;
  const from = c.fromEmail ? `${c.fromName ?? ''} <${c.fromEmail}>` : null;
  return (
    <>
      <PageHeader
        title={c.name}
        breadcrumbs={[{ label: 'Campaigns', href: href('/campaigns') }]}
        mark={
          <Tag dot tone={states[c.state].tone}>
            {states[c.state].label}
          </Tag>
        }
        controls={<Steering campaign={c} waiting={results.data?.waiting ?? null} />}
      />
      <CampaignProgress campaign={c} results={results.data} />
      {results.error ? (
        <ErrorState error={results.error} onRetry={() => void results.refetch()} />
      ) : !results.data ? (
        <SkeletonTiles />
      ) : (
        begun && <ResultTiles results={results.data} />
      )}
      <div className={classes.columns}>
        <div className={classes.stack}>
          {results.data && begun && <EngagementChart results={results.data} />}
          {results.data && begun && <LinksTable results={results.data} />}
          {c.versionId !== null || c.templateId !== null ? (
            <MessagePreview campaign={c} />
          ) : (
            <Section>
              <EmptyState icon={Send} title="No content yet" compact>
                Go on editing to choose a template.
              </EmptyState>
            </Section>
          )}
        </div>
        <div className={classes.stack}>
          {results.data && begun && <Outcomes results={results.data} />}
          <Section title="About">
            <KeyValue
              facts={[
                {
                  label: 'Sent to',
                  value: c.includeSegments.length > 0 ? segments(c.includeSegments) : 'Nobody chosen yet',
                },
                ...(c.excludeSegments.length > 0 ? [{ label: 'But not', value: segments(c.excludeSegments) }] : []),
                ...(from ? [{ label: 'From', value: from }] : []),
                { label: 'Planned for', value: <When at={c.scheduledAt} as="datetime" unknown="Not scheduled" /> },
                { label: 'Started', value: <When at={c.startedAt} as="datetime" /> },
                { label: 'Ended', value: <When at={c.finishedAt} as="datetime" /> },
                { label: 'Created', value: <When at={c.createdAt} as="date" /> },
              ]}
            />
          </Section>
        </div>
      </div>
    </>
  );
}
