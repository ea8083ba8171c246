import { Button, Menu } from '@mantine/core';
import { problemToast, undoToast } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import type { components } from '@rapport/sdk';
import { Bookmark, Check, ChevronDown, ListFilter, Plus, Save, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { readPeopleSearch, ruleOf, type PeopleSearch } from './people-search.ts';
import { SaveDialog } from './save-dialog.tsx';

type SavedView = components['schemas']['SavedView'];

interface ViewsMenuProps {
  search: PeopleSearch;
  onOpen: (search: PeopleSearch) => void;
}

const same = (a: PeopleSearch, b: PeopleSearch): boolean => {
  const entries = (search: PeopleSearch) => JSON.stringify(Object.entries(search).sort());
  return entries(a) === entries(b);
};

/** Filters, order and columns under a name, kept on the server: one's own and those shared with the brand. */
export function ViewsMenu({ search, onOpen }: ViewsMenuProps) {
  const [saving, setSaving] = useState<'view' | 'segment'>();
  const { permissions } = useWorkspace();
  const { data } = useApi().useQuery('get', '/api/v1/views', { params: { query: { page: 'profiles' } } });
  const change = useViewChanges();
  const views = (data?.items ?? []).map((view) => ({ view, state: readPeopleSearch(view.state) }));
  const open = views.find(({ state }) => same(state, search));

  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<Bookmark size={14} />}
            rightSection={<ChevronDown size={14} />}
          >
            {open?.view.name ?? (Object.keys(search).length === 0 ? 'All people' : 'Unsaved view')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Users size={14} />}
            rightSection={Object.keys(search).length === 0 && <Check size={14} aria-label="Open" />}
            onClick={() => onOpen({})}
          >
            All people
          </Menu.Item>
          {views.length > 0 && <Menu.Label>Saved views</Menu.Label>}
          {views.map(({ view, state }) => (
            <Menu.Item
              key={view.id}
              leftSection={view.shared ? <Users size={14} aria-label="Shared" /> : <Bookmark size={14} />}
              rightSection={view.id === open?.view.id && <Check size={14} aria-label="Open" />}
              onClick={() => onOpen(state)}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Plus size={14} />} onClick={() => setSaving('view')}>
            Save this view…
          </Menu.Item>
          {ruleOf(search) && permissions.includes('segments:write') && (
            <Menu.Item leftSection={<ListFilter size={14} />} onClick={() => setSaving('segment')}>
              Save as a segment…
            </Menu.Item>
          )}
          {open?.view.mine && (
            <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => void change.remove(open.view)}>
              Delete the view “{open.view.name}”
            </Menu.Item>
          )}
          {!open &&
            views
              .filter(({ view }) => view.mine)
              .map(({ view }) => (
                <Menu.Item
                  key={view.id}
                  leftSection={<Save size={14} />}
                  onClick={() => void change.replace(view, search)}
                >
                  Save over “{view.name}”
                </Menu.Item>
              ))}
        </Menu.Dropdown>
      </Menu>
      {saving && <SaveDialog kind={saving} search={search} onClose={() => setSaving(undefined)} />}
    </>
  );
}

function useViewChanges() {
  const { client } = useWorkspace();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/views'] });
  return {
    async remove(view: SavedView) {
      const { error } = await client.DELETE('/api/v1/views/{id}', { params: { path: { id: view.id } } });
      if (error) return problemToast(error);
      await refresh();
      undoToast({
        message: `View “${view.name}” deleted`,
        onUndo: () => {
          const { page, name, state, shared } = view;
          void client.POST('/api/v1/views', { body: { page, name, state, shared } }).then(refresh);
        },
      });
    },
    async replace(view: SavedView, search: PeopleSearch) {
      const save = (state: SavedView['state']) =>
        client.PATCH('/api/v1/views/{id}', { params: { path: { id: view.id } }, body: { state } });
      const { error } = await save({ ...search });
      if (error) return problemToast(error);
      await refresh();
      undoToast({ message: `View “${view.name}” saved`, onUndo: () => void save(view.state).then(refresh) });
    },
  };
}
