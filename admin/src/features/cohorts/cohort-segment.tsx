import { Button, Group, Modal, TextInput } from '@mantine/core';
import { problemToast, useUi } from '@rapport/ui';
import { useEffect, useState } from 'react';
import { useWorkspace } from '../../shell/workspace.tsx';
import classes from './cohorts.module.css';

/** Whom a cell counts, as a condition of the language of segments. */
export interface CellPeople {
  title: string;
  words: string;
  condition: Record<string, unknown> & { kind: 'cohort' };
}

/** The people behind a cell become a segment. */
export function CohortSegment({ people, onClose }: { people: CellPeople | null; onClose: () => void }) {
  const { client, href, can } = useWorkspace();
  const { navigate } = useUi();
  const [name, setName] = useState('');
  const [saving, setSaving] = useState(false);
  useEffect(() => setName(people?.title ?? ''), [people]);
  if (!people) return null;
  const rule = { population: 'everyone' as const, where: people.condition };
  const create = async () => {
    setSaving(true);
    const { data, error } = await client.POST('/api/v1/segments', {
      body: { name: name.trim(), description: people.words, rule },
    });
    setSaving(false);
    if (error) return problemToast(error);
    navigate(href(`/segments/${data.id}`));
  };
  return (
    <Modal opened onClose={onClose} title="People of this cell" centered>
      <p className={classes.words}>{people.words}.</p>
      {can('segments:write') ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void create();
          }}
        >
          <TextInput
            label="Name of the segment"
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving} disabled={name.trim() === ''}>
              Create segment
            </Button>
          </Group>
        </form>
      ) : (
        <p className={classes.words}>
          You may see figures, not create segments. An owner or admin can change your role.
        </p>
      )}
    </Modal>
  );
}
