import { Button, Drawer, Group as Line, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { ErrorState, problemToast, SkeletonLines, toast } from '@rapport/ui';
import type { components } from '@rapport/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shell/workspace.tsx';
import classes from './rfm.module.css';

type Settings = components['schemas']['RfmSettings'];
type Group = Settings['groups'][number];

/** How people are scored and which scores make which group. */
export function SettingsDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { data, error, refetch } = useApi().useQuery('get', '/api/v1/rfm/settings', {}, { enabled: opened });
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="lg" title="RFM settings">
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Form key={JSON.stringify(data)} settings={data} onDone={onClose} />
      ) : (
        <SkeletonLines />
      )}
    </Drawer>
  );
}

const pair = (values: readonly number[]): [number, number] => [values[0] ?? 1, values[1] ?? 1];

function Form({ settings, onDone }: { settings: Settings; onDone: () => void }) {
  const queries = useQueryClient();
  const [bins, setBins] = useState(settings.bins);
  const [period, setPeriod] = useState<number | null>(settings.periodDays);
  const [groups, setGroups] = useState<Group[]>(settings.groups);
  const save = useApi().useMutation('put', '/api/v1/rfm/settings', {
    onSuccess: () => {
      toast('Saved. Everybody is scored again, which takes up to a minute.');
      void queries.invalidateQueries({ queryKey: ['get', '/api/v1/rfm'] });
      void queries.invalidateQueries({ queryKey: ['get', '/api/v1/rfm/settings'] });
      onDone();
    },
    onError: (error) => problemToast(error),
  });
  const isSameScale = bins === settings.bins;
  const submit = () =>
    save.mutate({
      body: {
        bins,
        periodDays: period,
        // Groups are boxes of a scale: on another scale the usual ones apply.
        ...(isSameScale
          ? { groups: groups.map((one) => ({ ...one, r: pair(one.r), f: pair(one.f), m: pair(one.m) })) }
          : {}),
      },
    });
  const change = (index: number, changes: Partial<Group>) =>
    setGroups(groups.map((one, i) => (i === index ? { ...one, ...changes } : one)));
  return (
    <Stack>
      <Line grow align="start">
        <Select
          label="Scores"
          description="From 1, worst, to"
          data={['3', '4', '5']}
          value={String(bins)}
          allowDeselect={false}
          onChange={(value) => setBins(Number(value ?? 5))}
        />
        <NumberInput
          label="Period"
          description="Days of orders that count for frequency and money; empty for all"
          min={30}
          max={3650}
          allowDecimal={false}
          value={period ?? ''}
          onChange={(value) => setPeriod(value === '' ? null : Number(value))}
        />
      </Line>
      {isSameScale ? (
        <div>
          {groups.map((group, index) => (
            <div key={group.key} className={classes.spans}>
              <TextInput
                label={index === 0 ? 'Group; of several that fit, the first counts' : undefined}
                aria-label={`Name of group ${index + 1}`}
                value={group.name}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              {(['r', 'f', 'm'] as const).map((dimension) => (
                <Select
                  key={dimension}
                  label={index === 0 ? { r: 'Recency', f: 'Frequency', m: 'Money' }[dimension] : undefined}
                  aria-label={`${{ r: 'Recency', f: 'Frequency', m: 'Money' }[dimension]} of ${group.name}`}
                  data={spansOf(bins)}
                  value={group[dimension].join('–')}
                  allowDeselect={false}
                  onChange={(value) => value && change(index, { [dimension]: value.split('–').map(Number) })}
                />
              ))}
            </div>
          ))}
        </div>
      ) : (
        <p className={classes.hint}>With {bins} scores the usual groups apply; they can be changed after saving.</p>
      )}
      <Line justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button onClick={submit} loading={save.isPending}>
          Save and score again
        </Button>
      </Line>
    </Stack>
  );
}

const spansOf = (bins: number): string[] =>
  Array.from({ length: bins }, (_, i) => i + 1).flatMap((low) =>
    Array.from({ length: bins - low + 1 }, (_, i) => `${low}–${low + i}`),
  );
