import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Money, Num, problemToast, undoToast, When } from '@rapport/ui';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { readPeople, type Person } from '../list/use-people.ts';
import { nameOf } from '../person-name.ts';
import { useProfileRefresh, type Profile } from './use-profile.ts';
import classes from './record.module.css';

/** Finds the other profile of the same person, shows both, says what will happen. */
export function MergeDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const { client } = useWorkspace();
  const refresh = useProfileRefresh();
  const [text, setText] = useState('');
  const [other, setOther] = useState<Person>();
  const [busy, setBusy] = useState(false);
  const [search] = useDebouncedValue(text.trim(), 180);
  const own = usePerson(profile.id);
  const found = useQuery({
    queryKey: ['people', 'merge', search],
    enabled: search.length >= 2,
    queryFn: ({ signal }) => readPeople(client, { q: search, who: 'everyone' }, { limit: 8, signal }),
  });
  const people = (search.length >= 2 ? (found.data?.items ?? []) : []).filter(({ id }) => id !== profile.id);

  const merge = async (absorbed: Person) => {
    setBusy(true);
    const params = { path: { id: profile.id } };
    const { data, error } = await client.POST('/api/v1/profiles/{id}/merge', {
      params,
      body: { absorbedId: absorbed.id },
    });
    setBusy(false);
    if (error) return problemToast(error);
    onClose();
    await refresh();
    const made = data.merges.find((one) => one.absorbedId === absorbed.id && one.undoneAt === null);
    if (!made) return;
    undoToast({
      message: `${nameOf(absorbed)} merged into ${nameOf(profile)}`,
      onUndo: () => void client.POST('/api/v1/merges/{id}/undo', { params: { path: { id: made.id } } }).then(refresh),
    });
  };

  return (
    <Modal opened onClose={onClose} title={`Merge with ${nameOf(profile)}`} size="lg">
      <Stack gap="md">
        <TextInput
          label="The other profile of this person"
          placeholder="Name, e-mail, phone or id"
          leftSection={<Search size={14} />}
          data-autofocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setOther(undefined);
          }}
        />
        {!other && (
          <div>
            {people.map((person) => (
              <button key={person.id} type="button" className={classes.found} onClick={() => setOther(person)}>
                {nameOf(person)} <span className={classes.quiet}>{person.email ?? `Profile ${person.id}`}</span>
              </button>
            ))}
            {search.length >= 2 && found.data && people.length === 0 && (
              <p className={classes.quiet}>Nobody matches.</p>
            )}
          </div>
        )}
        {other && (
          <>
            <div className={classes.pair}>
              {own && <Side title="Stays" person={own} />}
              <Side title="Is absorbed" person={other} />
            </div>
            <p className={classes.consequence}>
              {nameOf(other)}’s orders, events, consent and identifiers become {nameOf(profile)}’s. Where both say
              something, the later statement counts. Nothing is sent, and the merge can be undone.
            </p>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!other} loading={busy} onClick={() => other && void merge(other)}>
            Merge the two
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function usePerson(id: number): Person | undefined {
  const { client } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => readPeople(client, { q: String(id), who: 'everyone' }, { limit: 50, signal }),
  });
  return data?.items.find((person) => person.id === id);
}

const Side = ({ title, person }: { title: string; person: Person }) => (
  <div className={classes.side}>
    <div className={classes.quiet}>{title}</div>
    <strong>{nameOf(person)}</strong>
    <div>{person.email ?? person.phone ?? 'No address'}</div>
    <div className={classes.quiet}>
      <Num value={person.orders} /> orders · <Money minor={person.netSpend} /> net
    </div>
    <div className={classes.quiet}>
      Since <When at={person.createdAt} as="date" />
    </div>
  </div>
);
