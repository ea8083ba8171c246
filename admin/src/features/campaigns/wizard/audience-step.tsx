import { MultiSelect, Stack } from '@mantine/core';
import { AppLink, EmptyState, formatNumber, Section, SkeletonLines, useUi } from '@rapport/ui';
import { ListFilter } from 'lucide-react';
import { useApi, useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign } from '../states.ts';
import { Estimate } from './estimate.tsx';
import classes from '../campaigns.module.css';

interface StepProps {
  campaign: Campaign;
  onChange: (change: Partial<Campaign>) => void;
}

/** Segments in, segments out, and how many people that is. */
export function AudienceStep({ campaign, onChange }: StepProps) {
  const { href } = useWorkspace();
  const { locale } = useUi();
  const { data } = useApi().useQuery('get', '/api/v1/segments', { params: { query: { limit: 100 } } });
  const { includeSegments, excludeSegments } = campaign;
  if (data?.items.length === 0) {
    return (
      <Section>
        <EmptyState
          icon={ListFilter}
          title="No segments yet"
          compact
          actions={<AppLink href={href('/segments/new')}>Create a segment</AppLink>}
        >
          A campaign goes to the people of segments. Create one first; this draft stays where it is.
        </EmptyState>
      </Section>
    );
  }
  if (!data) return <SkeletonLines />;
  const options = data.items.map(({ id, name, memberCount }) => ({
    value: String(id),
    label: memberCount === null ? name : `${name} (${formatNumber(memberCount, { locale })})`,
  }));
  const without = (ids: number[]) => options.filter(({ value }) => !ids.includes(Number(value)));
  return (
    <div className={classes.columns}>
      <Section title="Who gets it">
        <Stack gap="md">
          <MultiSelect
            label="Send to people in any of"
            placeholder={includeSegments.length === 0 ? 'Choose segments' : undefined}
            searchable
            selectFirstOptionOnChange
            data={without(excludeSegments)}
            value={includeSegments.map(String)}
            onChange={(ids) => onChange({ includeSegments: ids.map(Number) })}
          />
          <MultiSelect
            label="But not to people in"
            placeholder={excludeSegments.length === 0 ? 'Nobody is left out' : undefined}
            searchable
            selectFirstOptionOnChange
            data={without(includeSegments)}
            value={excludeSegments.map(String)}
            onChange={(ids) => onChange({ excludeSegments: ids.map(Number) })}
          />
        </Stack>
      </Section>
      <Estimate campaign={campaign} />
    </div>
  );
}
