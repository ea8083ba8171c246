import { Button, Group, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { readProblem, undoToast } from '@rapport/ui';
import { useState } from 'react';
import { FormProblem } from '../../../shell/form-problem.tsx';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { useProfileRefresh, type Profile } from './use-profile.ts';

const fields = [
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['organization', 'Organisation'],
  ['title', 'Job title'],
  ['city', 'City'],
  ['region', 'Region'],
  ['postalCode', 'Postal code'],
  ['country', 'Country code'],
  ['timezone', 'Time zone'],
  ['locale', 'Language'],
] as const;
type Values = Record<(typeof fields)[number][0], string>;

export function EditDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { client } = useWorkspace();
  const refresh = useProfileRefresh();
  const [problem, setProblem] = useState<unknown>();
  const before = Object.fromEntries(fields.map(([name]) => [name, profile[name] ?? ''])) as Values;
  const form = useForm<Values>({ initialValues: before });

  const save = (values: Partial<Values>) =>
    client.PATCH('/api/v1/profiles/{id}', {
      params: { path: { id: profile.id } },
      body: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() || null])),
    });

  const submit = form.onSubmit(async (values) => {
    const changed = fields.filter(([name]) => values[name] !== before[name]).map(([name]) => name);
    if (changed.length === 0) return onClose();
    const part = (from: Values) => Object.fromEntries(changed.map((name) => [name, from[name]]));
    const { error } = await save(part(values));
    if (error) {
      setProblem(error);
      form.setErrors(readProblem(error).fields);
      return;
    }
    await refresh();
    onClose();
    undoToast({ message: 'Details changed', onUndo: () => void save(part(before)).then(refresh) });
  });

  return (
    <Modal opened onClose={onClose} title="Edit details" size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <FormProblem problem={problem} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            {fields.map(([name, label]) => (
              <TextInput key={name} label={label} {...form.getInputProps(name)} />
            ))}
          </SimpleGrid>
          <Group justify="flex-end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={form.submitting}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
