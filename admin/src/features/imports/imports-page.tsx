import { Button, Tabs } from '@mantine/core';
import { NoPermission, PageHeader, useUi } from '@rapport/ui';
import { getRouteApi } from '@tanstack/react-router';
import { Download, Plus, Upload } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { useDraft } from './draft.ts';
import { ExportsPanel } from './exports-panel.tsx';
import { ImportsPanel } from './imports-panel.tsx';

const route = getRouteApi('/w/$workspaceId/imports');

export function ImportsPage() {
  const { id, href, can, name } = useWorkspace();
  const { navigate: go } = useUi();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const { draft } = useDraft(id);
  if (!can('imports:read'))
    return <NoPermission page what="see imports" help={`An owner or admin of ${name} can change your role.`} />;
  return (
    <>
      <PageHeader
        title="Imports and exports"
        description="Bring in what you have elsewhere; take everything with you in open formats."
        action={
          can('imports:write') && (
            <Button leftSection={<Plus size={16} />} onClick={() => go(href('/imports/new'))}>
              {draft ? 'Continue the import' : 'Import a file'}
            </Button>
          )
        }
      />
      <Tabs
        value={tab ?? 'imports'}
        onChange={(chosen) => void navigate({ search: chosen === 'exports' ? { tab: 'exports' } : {}, replace: true })}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="imports" leftSection={<Upload size={14} />}>
            Imports
          </Tabs.Tab>
          {can('exports:write') && (
            <Tabs.Tab value="exports" leftSection={<Download size={14} />}>
              Exports
            </Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="imports">
          <ImportsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="exports">{tab === 'exports' && can('exports:write') && <ExportsPanel />}</Tabs.Panel>
      </Tabs>
    </>
  );
}
