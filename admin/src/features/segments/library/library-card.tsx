import { Button, Collapse, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Num } from '@rapport/ui';
import { Plus, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { ParameterFields } from './parameter-fields.tsx';
import { useCreateReady } from './use-create-ready.ts';
import { useEntrySize, type LibraryEntry } from './use-library.ts';
import classes from './library.module.css';

interface LibraryCardProps {
  entry: LibraryEntry;
  /** With the suggested values; undefined until it is counted. */
  size: number | null | undefined;
  /** The length of the whole bar. */
  largest: number;
  mayWrite: boolean;
}

/** One ready segment: what it is for, how many it is here, its rule in words, what can be changed. */
export function LibraryCard({ entry, size, largest, mayWrite }: LibraryCardProps) {
  const [open, { toggle }] = useDisclosure(false);
  const [values, setValues] = useState(entry.values);
  const changed = values !== entry.values;
  const own = useEntrySize(entry.key, values, changed);
  const { busy, create, edit } = useCreateReady();
  const count = changed ? (own.data ?? size) : size;
  const share = largest > 0 ? Math.min(1, (count ?? 0) / largest) : 0;
  return (
    <li className={classes.card} data-missing={entry.missing !== null || undefined}>
      <div className={classes.head}>
        <h3 className={classes.name}>{entry.name}</h3>
        <span className={classes.size} role="status" aria-label={`People in ${entry.name}`}>
          {entry.missing === null && count !== undefined && <Num value={count} unknown="Cannot be counted here" />}
        </span>
      </div>
      <div className={classes.track} aria-hidden>
        <div className={classes.bar} style={{ width: `${share * 100}%` }} />
      </div>
      <p className={classes.why}>{entry.explanation}</p>
      <code className={classes.rule}>{entry.text}</code>
      {entry.missing !== null ? (
        <p className={classes.missing}>{entry.missing}</p>
      ) : (
        mayWrite && (
          <>
            {entry.parameters.length > 0 && (
              <Collapse expanded={open}>
                <div className={classes.parameters}>
                  <ParameterFields parameters={entry.parameters} values={values} onValues={setValues} />
                </div>
              </Collapse>
            )}
            <Group gap="xs" mt="auto">
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<Plus size={14} />}
                loading={busy === entry.key}
                aria-label={`Create ${entry.name}`}
                onClick={() => void create(entry, values)}
              >
                Create
              </Button>
              {entry.parameters.length > 0 && (
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<SlidersHorizontal size={14} />}
                  aria-expanded={open}
                  aria-label={`Adjust ${entry.name}`}
                  onClick={toggle}
                >
                  Adjust
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Open in the editor: ${entry.name}`}
                onClick={() => void edit(entry)}
              >
                Open in the editor
              </Button>
            </Group>
          </>
        )
      )}
    </li>
  );
}
