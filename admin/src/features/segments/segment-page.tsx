import { ActionIcon, Alert, Button, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  ErrorState,
  KeysTooltip,
  Num,
  PageHeader,
  Percent,
  Section,
  SkeletonPage,
  StatTile,
  Tag,
  useUi,
} from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { CircleHelp, Copy, EllipsisVertical, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Permitted } from '../../parts/permitted.tsx';
import { useApi, useWorkspace } from '../../shell/workspace.tsx';
import { About } from './record/about.tsx';
import { DistributionPicker } from './record/distribution.tsx';
import { ExplainDrawer } from './record/explain-drawer.tsx';
import { Growth } from './record/growth.tsx';
import { Members } from './record/members.tsx';
import { Orders } from './record/orders.tsx';
import { Overlap } from './record/overlap.tsx';
import { RuleText } from './record/rule-text.tsx';
import { useSegmentChanges } from './use-segment-changes.ts';
import classes from './segments.module.css';

const route = getRouteApi('/w/$workspaceId/segments/$segmentId');

export function SegmentPage() {
  return (
    <Permitted permission="segments:read" what="see segments">
      <SegmentRecord />
    </Permitted>
  );
}

function SegmentRecord() {
  const { href, can } = useWorkspace();
  const { navigate } = useUi();
  const api = useApi();
  const { segmentId } = route.useParams();
  const { person, rehearsal } = route.useSearch();
  const go = route.useNavigate();
  const { remove, evaluate } = useSegmentChanges();
  const [evaluating, setEvaluating] = useState(false);
  const [asking, setAsking] = useState(false);
  const explain = (id: number | null) => {
    setAsking(true);
    void go({ search: ({ person: _, ...rest }) => (id === null ? rest : { ...rest, person: id }), replace: true });
  };
  const params = { path: { id: segmentId } };
  const { data, error, refetch } = api.useQuery(
    'get',
    '/api/v1/segments/{id}',
    { params },
    {
      refetchInterval: ({ state }) =>
        state.data?.memberCount === null && state.data.lastError === null ? 1500 : false,
    },
  );
  const counted = useCounted(data?.rule);
  const mayWrite = can('segments:write');
  const edit = () => navigate(href(`/segments/${segmentId}/edit`));
  useHotkeys([
    ['e', () => mayWrite && edit()],
    ['w', () => explain(person ?? null)],
  ]);

  if (error) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonPage />;
  const { name, description, memberCount, lastError } = data;
  const duplicate = `/segments/new?${new URLSearchParams({ name: `${name} (copy)`, rule: JSON.stringify(data.rule['where']) }).toString()}`;
  return (
    <>
      <PageHeader
        title={name}
        description={description || undefined}
        breadcrumbs={[{ label: 'Segments', href: href('/segments') }]}
        mark={data.status === 'deleted' && <Tag tone="bad">Deleted</Tag>}
        controls={
          mayWrite && (
            <>
              <Button
                variant="default"
                leftSection={<RefreshCw size={14} />}
                loading={evaluating}
                onClick={() => {
                  setEvaluating(true);
                  void evaluate(segmentId).finally(() => setEvaluating(false));
                }}
              >
                Evaluate now
              </Button>
              <Menu>
                <Menu.Target>
                  <ActionIcon variant="default" size={34} aria-label="More actions">
                    <EllipsisVertical size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<Copy size={14} />} onClick={() => navigate(href(duplicate))}>
                    Duplicate
                  </Menu.Item>
                  <Menu.Item
                    color="red"
                    leftSection={<Trash2 size={14} />}
                    onClick={() => void remove({ id: segmentId, name })}
                  >
                    Delete
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </>
          )
        }
        action={
          mayWrite && (
            <KeysTooltip label="Edit the rule" keys="e">
              <Button leftSection={<Pencil size={14} />} onClick={edit}>
                Edit
              </Button>
            </KeysTooltip>
          )
        }
      />
      {lastError && (
        <Alert color="red" mb="md" title="The last evaluation failed">
          {lastError}
        </Alert>
      )}
      <div className={classes.tiles}>
        <StatTile
          label="People"
          value={<Num value={memberCount} unknown="Being evaluated" />}
          why="Members as of the last evaluation"
        />
        <StatTile
          label="Reachable by e-mail"
          value={<Num value={counted?.reachable.email ?? null} />}
          why="Have an address, are subscribed and not suppressed; counted now"
        />
        <StatTile
          label="Reachable by SMS"
          value={<Num value={counted?.reachable.sms ?? null} />}
          why="Have a number, are subscribed and not suppressed; counted now"
        />
        <StatTile
          label="Share of everybody known"
          value={<Percent share={counted && counted.total > 0 ? counted.count / counted.total : null} />}
        />
      </div>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Growth
            segmentId={segmentId}
            rule={data.rule}
            rehearsalId={rehearsal ?? null}
            onRehearsal={(id) => void go({ search: (was) => ({ ...was, rehearsal: id }), replace: true })}
          />
          <Orders rule={data.rule} />
          <DistributionPicker rule={data.rule} />
        </div>
        <div className={`${classes.stack} ${classes.aside}`}>
          <Section
            title="Rule"
            actions={
              <KeysTooltip label="Why is someone in or out?" keys="w">
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<CircleHelp size={14} />}
                  onClick={() => explain(null)}
                >
                  Why?
                </Button>
              </KeysTooltip>
            }
          >
            <RuleText text={data.text} rule={data.rule} />
          </Section>
          <Overlap segmentId={segmentId} rule={data.rule} />
          <About segment={data} />
        </div>
      </div>
      <div className={classes.members}>
        <Members segmentId={segmentId} total={memberCount} />
      </div>
      <ExplainDrawer
        segmentId={segmentId}
        name={name}
        opened={asking || person !== undefined}
        person={person ?? null}
        onPerson={explain}
        onClose={() => {
          setAsking(false);
          void go({ search: ({ person: _, ...rest }) => rest, replace: true });
        }}
      />
    </>
  );
}

/** The same rule counted at this moment, for who can be reached. */
function useCounted(rule: Record<string, unknown> | undefined) {
  const { data } = useApi().useQuery(
    'post',
    '/api/v1/segments/preview',
    { body: { rule, sample: 0 } },
    { enabled: rule !== undefined, staleTime: 60_000 },
  );
  return data;
}
