import { Tabs } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { useWorkspace } from '../shell/workspace.tsx';

interface PageTabsProps<Path extends string> {
  label: string;
  /** Pages of the workspace. */
  tabs: readonly { path: Path; label: string }[];
  current: Path;
}

/** Pages that belong together, each a tab. */
export function PageTabs<Path extends string>({ label, tabs, current }: PageTabsProps<Path>) {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  return (
    <Tabs value={current} onChange={(path) => path && navigate(href(path))} mb="md">
      <Tabs.List aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.path} value={tab.path}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
