import { Menu, VisuallyHidden } from '@mantine/core';
import { useUi } from '@rapport/ui';
import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { BrandMark } from './brand-mark.tsx';
import { roleNames } from './role-names.ts';
import { useSession } from './session.ts';
import { useWorkspace } from './workspace.tsx';
import classes from './workspace-switcher.module.css';

/** Which brand this is, and the way to the others. */
export function WorkspaceSwitcher({ onDone }: { onDone?: () => void }) {
  const { workspaces, setup } = useSession();
  const hasOwn = workspaces.some(({ sample }) => !sample);
  const current = useWorkspace();
  const { navigate } = useUi();
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className={classes.button}>
          <BrandMark name={current.name} id={current.id} />
          <span className={classes.words}>
            <span className={classes.name}>{current.name}</span>
            {current.sample && <span className={classes.kind}>Sample brand</span>}
          </span>
          <VisuallyHidden>Switch workspace</VisuallyHidden>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Workspaces</Menu.Label>
        {workspaces.map(({ id, name, role }) => (
          <Menu.Item
            key={id}
            leftSection={<BrandMark name={name} id={id} size={20} />}
            rightSection={id === current.id ? <Check size={14} aria-label="Current" /> : null}
            onClick={() => {
              navigate(`/w/${id}`);
              onDone?.();
            }}
          >
            {name}
            <span className={classes.role}>{roleNames[role]}</span>
          </Menu.Item>
        ))}
        {setup.brandAllowed && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<Plus size={16} />} onClick={() => navigate('/setup?brand=true')}>
              Set up {hasOwn ? 'another' : 'my'} brand
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
