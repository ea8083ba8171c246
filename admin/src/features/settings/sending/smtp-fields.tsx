import { Button, Group, PasswordInput, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SmtpServer } from './smtp-url.ts';
import classes from '../settings-page.module.css';

interface SmtpFieldsProps {
  server: SmtpServer;
  onChange: (server: SmtpServer) => void;
  /** The host in use; its password is never shown. */
  current: string | null;
  onTest?: () => Promise<void>;
  disabled: boolean;
}

export function SmtpFields({ server, onChange, current, onTest, disabled }: SmtpFieldsProps) {
  const [testing, setTesting] = useState(false);
  const set = (changes: Partial<SmtpServer>) => onChange({ ...server, ...changes });
  const test = async () => {
    setTesting(true);
    await onTest?.();
    setTesting(false);
  };
  return (
    <Stack gap="md">
      {current && (
        <p className={classes.quiet} style={{ margin: 0 }}>
          Connected to {current}. Fill in the fields only to use another server.
        </p>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label="Server"
          placeholder={current ?? 'smtp.yourprovider.com'}
          disabled={disabled}
          value={server.host}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <TextInput
          label="Port"
          inputMode="numeric"
          disabled={disabled}
          value={server.port}
          onChange={(event) => set({ port: event.currentTarget.value.replace(/\D/g, '') })}
        />
        <TextInput
          label="User name"
          autoComplete="off"
          disabled={disabled}
          value={server.user}
          onChange={(event) => set({ user: event.currentTarget.value })}
        />
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          disabled={disabled}
          value={server.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Group justify="space-between">
        <Switch
          label="TLS from the start (port 465)"
          disabled={disabled}
          checked={server.secure}
          onChange={(event) =>
            set({ secure: event.currentTarget.checked, port: event.currentTarget.checked ? '465' : '587' })
          }
        />
        {onTest && (
          <Button size="xs" variant="default" loading={testing} onClick={() => void test()}>
            Test the connection
          </Button>
        )}
      </Group>
    </Stack>
  );
}
