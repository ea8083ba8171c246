import { Tabs } from '@mantine/core';
import { PageHeader } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { BuildState } from './build-state.tsx';
import { tabs, type ExploreSearch } from './explore-search.ts';
import { Explorer } from './explorer.tsx';
import { Quality } from './quality.tsx';
import { RulesPanel } from './rules-panel.tsx';

const route = getRouteApi('/w/$workspaceId/recommendations');

/** Try out who gets what, see how good it is, decide what may be shown. */
export function RecommendationsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changes: { [Key in keyof ExploreSearch]?: ExploreSearch[Key] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) as ExploreSearch, replace: true });
  const tab = search.tab ?? 'explore';
  return (
    <>
      <PageHeader
        title="Recommendations"
        description="Which products go with a person, a product, a cart or a segment, each with its reason."
        controls={<BuildState />}
      />
      <Tabs
        value={tab}
        onChange={(value) => {
          const next = tabs.find((one) => one === value);
          change({ tab: next === 'explore' ? undefined : next });
        }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="explore">Try out</Tabs.Tab>
          <Tabs.Tab value="quality">How good they are</Tabs.Tab>
          <Tabs.Tab value="rules">Rules</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="explore">
          <Explorer search={search} onChange={change} />
        </Tabs.Panel>
        <Tabs.Panel value="quality">
          <Quality />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesPanel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
