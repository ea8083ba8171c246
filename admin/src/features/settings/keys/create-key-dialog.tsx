import { Button, Checkbox, Group, Modal, SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useSubmit } from '../../../shell/use-submit.ts';
import { useWorkspace, type Workspace } from '../../../shell/workspace.tsx';
import { KeyShown } from './key-shown.tsx';
import classes from '../settings-page.module.css';

type Scope = Workspace['permissions'][number];
type Kind = 'write' | 'secret';

const kinds = [
  { value: 'secret', label: 'Secret key' },
  { value: 'write', label: 'Write key' },
];
const lives = [
  { value: '0', label: 'Never expires' },
  { value: '30', label: 'Expires after 30 days' },
  { value: '90', label: 'Expires after 90 days' },
  { value: '365', label: 'Expires after a year' },
];
const day = 86_400_000;

/** Makes a key and shows it this once. A key never has more scopes than whoever makes it. */
export function CreateKeyDialog({ onClose, onCreated }: { onClose: () => void; onCreated: () => void }) {
  const { client, permissions } = useWorkspace();
  const [kind, setKind] = useState<Kind>('secret');
  const [name, setName] = useState('');
  const [life, setLife] = useState('0');
  const [scopes, setScopes] = useState<Scope[]>(permissions.filter(isRead));
  const [made, setMade] = useState<string>();

  const { busy, problem, onSubmit } = useSubmit(async () => {
    const expiresAt = life === '0' ? {} : { expiresAt: new Date(Date.now() + Number(life) * day).toISOString() };
    const { data, error } = await client.POST('/api/v1/keys', {
      body: kind === 'write' ? { kind, name, ...expiresAt } : { kind, name, scopes, ...expiresAt },
    });
    if (error) throw error;
    setMade(data.key);
    onCreated();
  });

  return (
    <Modal opened onClose={onClose} title={made ? `The key “${name}”` : 'Create a key'} size="lg">
      {made ? (
        <KeyShown value={made} kind={kind} onDone={onClose} />
      ) : (
        <form onSubmit={onSubmit}>
          <Stack gap="md">
            <FormProblem problem={problem} />
            <div>
              <SegmentedControl
                data={kinds}
                value={kind}
                onChange={(value) => setKind(value === 'write' ? 'write' : 'secret')}
                aria-label="Kind of key"
              />
              <p className={classes.quiet}>
                {kind === 'write'
                  ? 'Only adds events and profiles. May stand in a web page or an app.'
                  : 'Reads and changes what its scopes allow. Keep it on a server.'}
              </p>
            </div>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
              <TextInput
                label="Name"
                placeholder="Where it will be used"
                maxLength={120}
                data-autofocus
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Select
                label="How long"
                allowDeselect={false}
                data={lives}
                value={life}
                onChange={(value) => setLife(value ?? '0')}
              />
            </SimpleGrid>
            {kind === 'secret' && <Scopes all={permissions} chosen={scopes} onChange={setScopes} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" color="gray" onClick={onClose}>
                Cancel
              </Button>
              <Button
                type="submit"
                loading={busy}
                disabled={name.trim() === '' || (kind === 'secret' && scopes.length === 0)}
              >
                Create key
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

const isRead = (scope: Scope): boolean => scope.endsWith(':read');

interface ScopesProps {
  all: readonly Scope[];
  chosen: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
}

function Scopes({ all, chosen, onChange }: ScopesProps) {
  return (
    <Checkbox.Group
      label="Scopes"
      value={[...chosen]}
      onChange={(values) => onChange(all.filter((scope) => values.includes(scope)))}
    >
      <Group gap="xs" my={8}>
        <Button size="compact-xs" variant="default" onClick={() => onChange(all.filter(isRead))}>
          Read only
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onChange([...all])}>
          Everything
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onChange([])}>
          None
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing={8}>
        {all.map((scope) => (
          <Checkbox key={scope} value={scope} label={scope} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
