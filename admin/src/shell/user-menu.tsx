import { Avatar, Menu, useMantineColorScheme, VisuallyHidden, type MantineColorScheme } from '@mantine/core';
import { Keys } from '@rapport/ui';
import { Keyboard, LogOut } from 'lucide-react';
import { roleNames } from './role-names.ts';
import { useSession } from './session.ts';
import { useSignOut } from './use-sign-out.ts';
import { useWorkspace } from './workspace.tsx';
import classes from './user-menu.module.css';

const isScheme = (value: string): value is MantineColorScheme => ['light', 'dark', 'auto'].includes(value);

export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { user } = useSession();
  const { role } = useWorkspace();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  if (!user) return null;
  return (
    <Menu width={264}>
      <Menu.Target>
        <button type="button" className={classes.button}>
          <Avatar name={user.name} size={28} radius={14} color="iris" aria-hidden />
          <VisuallyHidden>Account of {user.name}</VisuallyHidden>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.identity}>
          <strong>{user.name}</strong>
          <span>{user.email}</span>
          <span>{roleNames[role]}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => isScheme(value) && setColorScheme(value)}>
          <Menu.RadioItem value="light">Light</Menu.RadioItem>
          <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
          <Menu.RadioItem value="auto">As the system</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<Keyboard size={16} />} rightSection={<Keys keys="?" />} onClick={onShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
