import { Tabs } from '@mantine/core';
import { PageHeader, useUi } from '@rapport/ui';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useHasPage } from '../../shell/use-has-page.ts';
import { useWorkspace } from '../../shell/workspace.tsx';
import { settingsTabs } from './tabs.ts';
import classes from './settings-page.module.css';

export function SettingsPage() {
  const { name, href } = useWorkspace();
  const { navigate } = useUi();
  const current = useLocation({ select: ({ pathname }) => pathname.split('/')[4] ?? 'brand' });
  const hasPage = useHasPage();
  const list = useRef<HTMLDivElement>(null);
  // On a phone the row of tabs is longer than the screen.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  const tabs = settingsTabs.filter(({ id }) => hasPage(`/settings/${id}`));
  return (
    <>
      <PageHeader title="Settings" description={`How ${name} works with Rapport.`} />
      <Tabs value={current} onChange={(id) => id && navigate(href(`/settings/${id}`))}>
        <Tabs.List className={classes.list} ref={list}>
          {tabs.map(({ id, label, icon: Icon }) => (
            <Tabs.Tab key={id} value={id} leftSection={<Icon size={16} />}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current} pt="lg">
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
