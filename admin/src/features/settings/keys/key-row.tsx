import { ActionIcon, Menu } from '@mantine/core';
import { ConfirmDialog, problemToast, Tag, toast, useNow, When } from '@rapport/ui';
import { Ban, Ellipsis, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { ApiKey } from './api-key.ts';
import { RotateKeyDialog } from './rotate-key-dialog.tsx';
import classes from '../settings-page.module.css';

interface KeyRowProps {
  apiKey: ApiKey;
  mayChange: boolean;
  onChanged: () => void;
}

export function KeyRow({ apiKey: key, mayChange, onChanged }: KeyRowProps) {
  const { client } = useWorkspace();
  const [dialog, setDialog] = useState<'rotate' | 'revoke'>();
  const close = () => setDialog(undefined);

  const revoke = async () => {
    const { error } = await client.DELETE('/api/v1/keys/{id}', { params: { path: { id: key.id } } });
    close();
    if (error) return problemToast(error);
    onChanged();
    toast(`“${key.name}” is refused everywhere from now on`);
  };

  return (
    <li>
      <div className={classes.grow}>
        <span className={classes.strong}>{key.name}</span> <code className={classes.quiet}>{key.hint}</code>
        <div className={classes.quiet}>
          Made <When at={key.createdAt} as="date" /> ·{' '}
          {key.lastUsedAt ? (
            <>
              used <When at={key.lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
        </div>
      </div>
      <Tag tone={key.kind === 'secret' ? 'accent' : 'neutral'}>{key.kind === 'secret' ? 'Secret' : 'Write'}</Tag>
      {key.kind === 'secret' && (
        <span className={classes.quiet} data-tip={key.scopes.join(', ')}>
          {key.scopes.length} {key.scopes.length === 1 ? 'scope' : 'scopes'}
        </span>
      )}
      <KeyState apiKey={key} />
      {mayChange && key.revokedAt === null && (
        <Menu>
          <Menu.Target>
            <ActionIcon size={28} aria-label={`More about ${key.name}`}>
              <Ellipsis size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<RefreshCw size={14} />} onClick={() => setDialog('rotate')}>
              Rotate…
            </Menu.Item>
            <Menu.Item color="red" leftSection={<Ban size={14} />} onClick={() => setDialog('revoke')}>
              Revoke…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'rotate' && <RotateKeyDialog apiKey={key} onClose={close} onRotated={onChanged} />}
      {dialog === 'revoke' && (
        <ConfirmDialog title={`Revoke “${key.name}”?`} action="Revoke key" onConfirm={revoke} onClose={close}>
          Whatever uses it is refused within a second, and it cannot be brought back.{' '}
          {key.lastUsedAt ? (
            <>
              It was last used <When at={key.lastUsedAt} />.
            </>
          ) : (
            'It was never used.'
          )}{' '}
          To change it without a break, rotate it instead.
        </ConfirmDialog>
      )}
    </li>
  );
}

function KeyState({ apiKey: key }: { apiKey: ApiKey }) {
  const now = useNow();
  const passed = (at: string | null) => at !== null && Date.parse(at) <= now;
  if (key.revokedAt !== null) return <Tag tone="bad">Revoked</Tag>;
  if (passed(key.expiresAt)) return <Tag tone="bad">Expired</Tag>;
  if (key.previousValidUntil !== null && !passed(key.previousValidUntil)) {
    return (
      <Tag tone="attention">
        Old one works until <When at={key.previousValidUntil} as="datetime" />
      </Tag>
    );
  }
  if (key.expiresAt !== null) {
    return (
      <Tag>
        Until <When at={key.expiresAt} as="date" />
      </Tag>
    );
  }
  return null;
}
