import { Button, Group } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { useHasPage } from '../../shell/use-has-page.ts';
import { useWorkspace } from '../../shell/workspace.tsx';

const pages = [
  { label: 'RFM', path: '/value/rfm' },
  { label: 'Churn risk', path: '/value/churn' },
  { label: 'Model card', path: '/models/lifetime-value' },
] as const;

/** The ways on from customer value. */
export function ValueTabs() {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  const hasPage = useHasPage();
  return (
    <Group gap="xs">
      {pages
        .filter(({ path }) => hasPage(path))
        .map(({ label, path }) => (
          <Button key={path} variant="default" onClick={() => navigate(href(path))}>
            {label}
          </Button>
        ))}
    </Group>
  );
}
