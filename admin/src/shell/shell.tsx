import { AppShell, Burger, Drawer, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { SkeletonPage, UiProvider, type UiSettings } from '@rapport/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet, useRouter, useRouteContext } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { navItems } from './navigation.ts';
import { NavList } from './nav-list.tsx';
import { Palette } from './palette.tsx';
import { SearchButton } from './search-button.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useChords } from './use-chords.ts';
import { useHasPage } from './use-has-page.ts';
import { UserMenu } from './user-menu.tsx';
import { WorkBell } from './work-bell.tsx';
import { WorkspaceContext } from './workspace.tsx';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';
import classes from './shell.module.css';

/** The frame of every page of a brand. */
export function Shell() {
  const { workspace } = useRouteContext({ from: '/w/$workspaceId' });
  const router = useRouter();
  const [drawer, { toggle, close }] = useDisclosure();
  const [shortcuts, shortcutsDialog] = useDisclosure();

  const settings: UiSettings = useMemo(
    () => ({
      locale: workspace.locale,
      zone: workspace.timezone,
      currency: workspace.currency,
      navigate: (href) => router.history.push(href),
      onIntent: (href) => void router.preloadRoute({ to: href }).catch(() => undefined),
    }),
    [router, workspace.locale, workspace.timezone, workspace.currency],
  );
  const hasPage = useHasPage();
  const chords = useMemo(
    () =>
      Object.fromEntries(
        navItems
          .filter(({ path }) => hasPage(path))
          .map(({ chord, path }) => [chord, () => settings.navigate(workspace.href(path))]),
      ),
    [settings, workspace, hasPage],
  );
  useChords(chords);

  return (
    <QueryClientProvider client={workspace.queries}>
      <WorkspaceContext value={workspace}>
        <UiProvider key={workspace.id} settings={settings}>
          <a href="#main" className={classes.skip}>
            Skip to content
          </a>
          <AppShell
            layout="alt"
            header={{ height: 52 }}
            navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: true } }}
            padding={0}
          >
            <AppShell.Header className={classes.header}>
              <Burger
                opened={drawer}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={drawer ? 'Close navigation' : 'Open navigation'}
              />
              <SearchButton />
              <div className={classes.headerEnd}>
                <WorkBell />
                <UserMenu onShortcuts={shortcutsDialog.open} />
              </div>
            </AppShell.Header>
            <AppShell.Navbar className={classes.navbar}>
              <WorkspaceSwitcher />
              <ScrollArea className={classes.navScroll} type="hover">
                <NavList />
              </ScrollArea>
            </AppShell.Navbar>
            <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
              <div className={classes.page}>
                <Suspense fallback={<SkeletonPage />}>
                  <Outlet />
                </Suspense>
              </div>
            </AppShell.Main>
          </AppShell>
          <Drawer opened={drawer} onClose={close} size={280} hiddenFrom="sm" title="Navigation" padding="sm">
            <WorkspaceSwitcher onDone={close} />
            <NavList onFollow={close} />
          </Drawer>
          <Palette onShortcuts={shortcutsDialog.open} />
          <ShortcutsDialog opened={shortcuts} onOpen={shortcutsDialog.open} onClose={shortcutsDialog.close} />
        </UiProvider>
      </WorkspaceContext>
    </QueryClientProvider>
  );
}
