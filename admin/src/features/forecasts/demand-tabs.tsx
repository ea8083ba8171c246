import { Tabs } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';

const tabs = [
  { path: '/demand', label: 'Revenue' },
  { path: '/demand/products', label: 'Products' },
  { path: '/demand/replenishment', label: 'Replenishment' },
] as const;

/** The three pages about what will be sold. */
export function DemandTabs({ current }: { current: (typeof tabs)[number]['path'] }) {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  return (
    <Tabs value={current} onChange={(path) => path && navigate(href(path))} mb="md">
      <Tabs.List aria-label="Demand">
        {tabs.map(({ path, label }) => (
          <Tabs.Tab key={path} value={path}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
