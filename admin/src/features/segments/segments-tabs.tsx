import { Tabs } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { useWorkspace } from '../../shell/workspace.tsx';

const tabs = [
  { path: '/segments', label: 'All' },
  { path: '/segments/overlap', label: 'Overlap' },
] as const;

/** Segments one by one, and beside each other. */
export function SegmentsTabs({ current }: { current: (typeof tabs)[number]['path'] }) {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  return (
    <Tabs value={current} onChange={(path) => path && navigate(href(path))} mb="md">
      <Tabs.List aria-label="Segments">
        {tabs.map(({ path, label }) => (
          <Tabs.Tab key={path} value={path}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
