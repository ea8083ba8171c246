import { Button, Drawer, Group } from '@mantine/core';
import { AppLink, CopyField, ErrorState, KeyValue, SkeletonLines, useUi, When } from '@rapport/ui';
import { Pencil, Trash2 } from 'lucide-react';
import { useWorkspace } from '../../shell/workspace.tsx';
import { useDistribution } from './list-columns.tsx';
import { Spread } from './spread.tsx';
import { TraitValue } from './trait-value.tsx';
import { originNames, typeNames, type TraitEntry } from './traits.ts';
import { useTraitChanges } from './use-trait-changes.ts';
import classes from './traits.module.css';

/** One trait beside the list: what it means, how it spreads, where it is used. */
export function TraitDrawer({ trait, onClose }: { trait: TraitEntry; onClose: () => void }) {
  const { href, can } = useWorkspace();
  const { navigate } = useUi();
  const { remove } = useTraitChanges();
  const { data, error, refetch } = useDistribution(trait.name);
  const { id, label, name, type, keyed, explanation, origin, renewedAt, usedBy } = trait;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={label}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.facts}>
        {explanation && <p className={classes.quiet}>{explanation}</p>}
        <KeyValue
          facts={[
            { label: 'Name in rules', value: <CopyField value={name} label="Name in rules" /> },
            { label: 'Type', value: keyed === null ? typeNames[type] : `${typeNames[type]} by ${keyed}` },
            { label: 'Comes from', value: originNames[origin] },
            ...(data && data.median !== null
              ? [{ label: 'Median', value: <TraitValue type={data.type} value={data.median} /> }]
              : []),
            ...(renewedAt === null ? [] : [{ label: 'Everybody computed', value: <When at={renewedAt} /> }]),
          ]}
        />
        {error ? (
          <ErrorState error={error} compact onRetry={() => void refetch()} />
        ) : data ? (
          <div>
            <Spread distribution={data} name={label} />
          </div>
        ) : (
          <SkeletonLines />
        )}
        {usedBy.length > 0 && (
          <div>
            <p className={classes.quiet}>Used by</p>
            <ul className={classes.people}>
              {usedBy.map((usage) => (
                <li key={`${usage.kind} ${usage.id}`}>
                  <AppLink href={href(usage.kind === 'segment' ? `/segments/${usage.id}` : `/traits/${usage.id}/edit`)}>
                    {usage.name}
                  </AppLink>
                  <span className={classes.quiet}>{usage.kind}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {id !== null && can('segments:write') && (
          <Group gap={8}>
            <Button leftSection={<Pencil size={14} />} onClick={() => navigate(href(`/traits/${id}/edit`))}>
              Edit
            </Button>
            <Button
              variant="default"
              leftSection={<Trash2 size={14} />}
              onClick={() => void remove({ id, label }).then((done) => done && onClose())}
            >
              Delete
            </Button>
          </Group>
        )}
      </div>
    </Drawer>
  );
}
