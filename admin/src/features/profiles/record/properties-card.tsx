import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { problemToast, Section, undoToast, When } from '@rapport/ui';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { inWords } from '../person-name.ts';
import { readValue, shownValue } from './property-value.ts';
import { useProfileRefresh, type Profile } from './use-profile.ts';
import classes from './record.module.css';

type Value = Profile['properties'][string];

/** The brand's own properties, where each came from, changed in place. */
export function PropertiesCard({ profile }: { profile: Profile }) {
  const { permissions } = useWorkspace();
  const [editing, setEditing] = useState<string>();
  const change = usePropertyChange(profile);
  const mayChange = permissions.includes('profiles:write');
  const names = Object.keys(profile.properties).sort();
  const stop = () => setEditing(undefined);
  return (
    <Section
      title="Properties"
      actions={
        mayChange && (
          <ActionIcon size={28} aria-label="Add a property" onClick={() => setEditing('')}>
            <Plus size={16} />
          </ActionIcon>
        )
      }
    >
      <ul className={classes.rows}>
        {names.map((name) => (
          <li key={name}>
            {editing === name ? (
              <PropertyForm
                name={name}
                value={shownValue(profile.properties[name] ?? null)}
                onSave={(_, value) => void change(name, value).then(stop)}
                onCancel={stop}
              />
            ) : (
              <div className={classes.row}>
                <span>
                  <span className={classes.quiet}>{inWords(name)}</span>
                  <br />
                  {shownValue(profile.properties[name] ?? null)}
                  <Provenance at={profile.provenance[`properties.${name}`]} />
                </span>
                {mayChange && (
                  <Group gap={0} wrap="nowrap">
                    <ActionIcon size={28} aria-label={`Edit ${name}`} onClick={() => setEditing(name)}>
                      <Pencil size={14} />
                    </ActionIcon>
                    <ActionIcon size={28} aria-label={`Remove ${name}`} onClick={() => void change(name, null)}>
                      <Trash2 size={14} />
                    </ActionIcon>
                  </Group>
                )}
              </div>
            )}
          </li>
        ))}
        {editing === '' && (
          <li>
            <PropertyForm onSave={(name, value) => void change(name, value).then(stop)} onCancel={stop} />
          </li>
        )}
        {names.length === 0 && editing === undefined && (
          <li className={classes.quiet}>
            Nothing more is known. Events, imports and people can add properties of your own.
          </li>
        )}
      </ul>
    </Section>
  );
}

function Provenance({ at }: { at: Profile['provenance'][string] | undefined }) {
  if (!at) return null;
  return (
    <div className={classes.quiet}>
      {at.source.startsWith('user:') ? 'by hand' : `from ${at.source}`}
      {at.at && (
        <>
          , <When at={at.at} as="date" />
        </>
      )}
    </div>
  );
}

function usePropertyChange(profile: Profile) {
  const { client } = useWorkspace();
  const refresh = useProfileRefresh();
  const save = (name: string, value: Value) =>
    client.PATCH('/api/v1/profiles/{id}', {
      params: { path: { id: profile.id } },
      body: { properties: { [name]: value } },
    });
  return async (name: string, value: Value) => {
    const before = profile.properties[name] ?? null;
    const { error } = await save(name, value);
    if (error) return problemToast(error);
    await refresh();
    undoToast({
      message: value === null ? `${inWords(name)} removed` : `${inWords(name)} changed`,
      onUndo: () => void save(name, before).then(refresh),
    });
  };
}

interface PropertyFormProps {
  name?: string;
  value?: string;
  onSave: (name: string, value: Value) => void;
  onCancel: () => void;
}

function PropertyForm({ name: given, value: before = '', onSave, onCancel }: PropertyFormProps) {
  const [name, setName] = useState(given ?? '');
  const [value, setValue] = useState(before);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && value.trim() !== '') onSave(name.trim(), readValue(value));
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      {given === undefined && (
        <TextInput
          size="xs"
          label="Name"
          maxLength={200}
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <TextInput
        size="xs"
        label={given === undefined ? 'Value' : inWords(given)}
        autoFocus={given !== undefined}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Group gap={8} mt={8}>
        <Button size="compact-sm" type="submit" disabled={name.trim() === '' || value.trim() === ''}>
          Save
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
