import { Button } from '@mantine/core';
import { EmptyState, ErrorState, Section, SkeletonLines } from '@rapport/ui';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import { Needs } from '../needs.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KeyRow } from './key-row.tsx';
import classes from '../settings-page.module.css';

export const KeysTab = () => (
  <Needs permission="keys:read" what="see API keys">
    <Keys />
  </Needs>
);

function Keys() {
  const { permissions } = useWorkspace();
  const [creating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState(false);
  const keys = useApi().useQuery('get', '/api/v1/keys', { params: { query: { limit: 200 } } });
  const mayChange = permissions.includes('keys:write');
  const all = keys.data?.items ?? [];
  const shown = all.filter((key) => revoked || key.revokedAt === null);
  const create = mayChange && (
    <Button size="xs" leftSection={<Plus size={14} />} onClick={() => setCreating(true)}>
      Create key
    </Button>
  );
  return (
    <Section
      title="API keys"
      description="Write keys may stand in a web page: they only add events. Secret keys read and change what their scopes allow."
      actions={create}
    >
      {keys.error ? (
        <ErrorState error={keys.error} compact onRetry={() => void keys.refetch()} />
      ) : keys.isPending ? (
        <SkeletonLines />
      ) : shown.length === 0 ? (
        <EmptyState compact icon={KeyRound} title="No keys in use" actions={create}>
          Create a write key to send events from your shop, or a secret key for a program of your own.
        </EmptyState>
      ) : (
        <ul className={classes.rows}>
          {shown.map((key) => (
            <KeyRow key={key.id} apiKey={key} mayChange={mayChange} onChanged={() => void keys.refetch()} />
          ))}
        </ul>
      )}
      {all.some((key) => key.revokedAt !== null) && (
        <Button mt="sm" size="compact-sm" variant="subtle" color="gray" onClick={() => setRevoked(!revoked)}>
          {revoked ? 'Hide revoked keys' : 'Show revoked keys'}
        </Button>
      )}
      {creating && <CreateKeyDialog onClose={() => setCreating(false)} onCreated={() => void keys.refetch()} />}
    </Section>
  );
}
