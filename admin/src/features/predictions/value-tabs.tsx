import { Button, Group } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { useHasPage } from '../../shell/use-has-page.ts';
import { useWorkspace } from '../../shell/workspace.tsx';

const pages = [
  { label: 'RFM', page: '/value/rfm', path: '/value/rfm' },
  { label: 'Churn risk', page: '/value/churn', path: '/value/churn' },
  { label: 'Model card', page: '/models', path: '/models/lifetime-value' },
] as const;

/** The ways on from customer value. */
export function ValueTabs() {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  const hasPage = useHasPage();
  return (
    <Group gap="xs">
      {pages
        .filter(({ page }) => hasPage(page))
        .map(({ label, path }) => (
          <Button key={path} variant="default" onClick={() => navigate(href(path))}>
            {label}
          </Button>
        ))}
    </Group>
  );
}
