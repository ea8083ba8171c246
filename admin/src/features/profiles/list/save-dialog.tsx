import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { toast } from '@rapport/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useSubmit } from '../../../shell/use-submit.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { ruleOf, type PeopleSearch } from './people-search.ts';

interface SaveDialogProps {
  kind: 'view' | 'segment';
  search: PeopleSearch;
  onClose: () => void;
}

const words = {
  view: { title: 'Save this view', save: 'Save view', note: 'Keeps filters, order and columns under a name.' },
  segment: {
    title: 'Save as a segment',
    save: 'Create segment',
    note: 'The filters become a rule whose members stay current. A search is not part of it.',
  },
};

export function SaveDialog({ kind, search, onClose }: SaveDialogProps) {
  const { client } = useWorkspace();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);

  const { busy, problem, onSubmit } = useSubmit(async () => {
    const { error } =
      kind === 'view'
        ? await client.POST('/api/v1/views', { body: { page: 'profiles', name, shared, state: { ...search } } })
        : await client.POST('/api/v1/segments', { body: { name, rule: ruleOf(search) ?? {} } });
    if (error) throw error;
    await queries.invalidateQueries({ queryKey: ['get', kind === 'view' ? '/api/v1/views' : '/api/v1/segments'] });
    toast(kind === 'view' ? `View “${name}” saved` : `Segment “${name}” created; its members are being counted`);
    onClose();
  });

  return (
    <Modal opened onClose={onClose} title={words[kind].title} size="sm">
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <FormProblem problem={problem} />
          <TextInput
            label="Name"
            description={words[kind].note}
            maxLength={kind === 'view' ? 80 : 120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {kind === 'view' && (
            <Switch
              label="Share with everybody of this brand"
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={name.trim() === ''}>
              {words[kind].save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
