import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { components } from '@rapport/sdk';
import { Keys, useUi } from '@rapport/ui';
import { Keyboard, LogOut, Moon, Plus, Search, Sun, SunMoon, Upload, User } from 'lucide-react';
import { useState } from 'react';
import { navItems } from './navigation.ts';
import { useSession } from './session.ts';
import { useHasPage } from './use-has-page.ts';
import { useSignOut } from './use-sign-out.ts';
import { useApi, useWorkspace } from './workspace.tsx';
import classes from './palette.module.css';
import { BrandMark } from './brand-mark.tsx';
import { settingsTabs } from '../features/settings/tabs.ts';

/** ⌘K: every page, every workspace, every profile, and what the menus can do. */
export function Palette({ onShortcuts }: { onShortcuts: () => void }) {
  const [query, setQuery] = useState('');
  const profiles = useProfileActions(query);
  const pages = usePageActions();
  const commands = useCommandActions(onShortcuts);
  return (
    <Spotlight
      actions={[pages, profiles, commands]}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      filter={(text, groups) => filterActions(text, groups as SpotlightActionGroupData[])}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      nothingFound="Nothing has this name"
      centered={false}
      yOffset="12vh"
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ actionsGroup: classes.group }}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <Search size={16} />,
        placeholder: 'Search profiles, pages and commands…',
        'aria-label': 'Search',
      }}
    />
  );
}

/** Pages and commands by their words; profiles stay as the server found them. */
function filterActions(query: string, groups: SpotlightActionGroupData[]): SpotlightActionGroupData[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ group, actions }) => ({
      group,
      actions: actions.filter((action) => {
        if (group === 'Profiles') return true;
        const text = [action.label, action.description, ...(action.keywords ?? [])].join(' ').toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ actions }) => actions.length > 0);
}

const profileName = (profile: components['schemas']['Profile']): string =>
  [profile.firstName, profile.lastName].filter(Boolean).join(' ') || profile.email || 'Without a name';

function useProfileActions(query: string): SpotlightActionGroupData {
  const { href } = useWorkspace();
  const { navigate } = useUi();
  const [text] = useDebouncedValue(query.trim(), 150);
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/profiles',
    { params: { query: { search: text, limit: 6 } } },
    { enabled: text.length >= 2 },
  );
  const actions = (text.length >= 2 ? (data?.items ?? []) : []).map((profile): SpotlightActionData => ({
    id: `profile-${profile.id}`,
    label: profileName(profile),
    description: profile.email ?? undefined,
    leftSection: <User size={16} />,
    onClick: () => navigate(href(`/profiles/${profile.id}`)),
  }));
  return { group: 'Profiles', actions };
}

function usePageActions(): SpotlightActionGroupData {
  const { href, can } = useWorkspace();
  const { navigate } = useUi();
  const hasPage = useHasPage();
  const shown = navItems.filter(({ path }) => hasPage(path));
  const pages = shown.map(({ label, path, icon: Icon, chord, keywords }): SpotlightActionData => ({
    id: `page-${label}`,
    label,
    keywords,
    leftSection: <Icon size={16} />,
    rightSection: <Keys keys={`g ${chord}`} />,
    onClick: () => navigate(href(path)),
  }));
  const openTabs = settingsTabs.filter(({ id }) => hasPage(`/settings/${id}`));
  const tabs = openTabs.map(({ id, label, icon: Icon }): SpotlightActionData => ({
    id: `settings-${id}`,
    label: `Settings: ${label}`,
    leftSection: <Icon size={16} />,
    onClick: () => navigate(href(`/settings/${id}`)),
  }));
  const steps: SpotlightActionData[] = can('imports:write')
    ? [
        {
          id: 'page-import-file',
          label: 'Import a file',
          keywords: ['csv', 'upload', 'customers', 'orders', 'products'],
          leftSection: <Upload size={16} />,
          onClick: () => navigate(href('/imports/new')),
        },
      ]
    : [];
  return { group: 'Go to', actions: [...pages, ...steps, ...tabs] };
}

function useCommandActions(onShortcuts: () => void): SpotlightActionGroupData {
  const { workspaces, setup } = useSession();
  const current = useWorkspace();
  const { navigate } = useUi();
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const command = (
    label: string,
    Icon: typeof Sun,
    onClick: () => void,
    ...keywords: string[]
  ): SpotlightActionData => ({
    id: `command-${label}`,
    label,
    keywords,
    leftSection: <Icon size={16} />,
    onClick,
  });
  const others = workspaces
    .filter(({ id }) => id !== current.id)
    .map(({ id, name }): SpotlightActionData => ({
      id: `workspace-${id}`,
      label: `Switch to ${name}`,
      keywords: ['workspace', 'brand'],
      leftSection: <BrandMark name={name} id={id} size={16} />,
      onClick: () => navigate(`/w/${id}`),
    }));
  return {
    group: 'Commands',
    actions: [
      ...others,
      ...(setup.brandAllowed
        ? [command('Set up a brand', Plus, () => navigate('/setup?brand=true'), 'workspace', 'new')]
        : []),
      command('Light theme', Sun, () => setColorScheme('light'), 'scheme', 'appearance'),
      command('Dark theme', Moon, () => setColorScheme('dark'), 'scheme', 'appearance'),
      command('Theme of the system', SunMoon, () => setColorScheme('auto'), 'scheme', 'appearance', 'auto'),
      command('Keyboard shortcuts', Keyboard, onShortcuts, 'help', 'keys'),
      command('Sign out', LogOut, () => void signOut(), 'leave', 'log out'),
    ],
  };
}
