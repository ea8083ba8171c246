import { ErrorState, Section, SkeletonLines } from '@rapport/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MailFrame } from '../../../parts/mail-frame.tsx';
import { MailViewControls, type MailView } from '../../../parts/mail-view-controls.tsx';
import { PersonSelect } from '../../../parts/person-select.tsx';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign } from '../states.ts';
import classes from '../campaigns.module.css';

/** The campaign as one person gets it. */
export function MessagePreview({ campaign, height = 560 }: { campaign: Campaign; height?: number }) {
  const { client } = useWorkspace();
  const [view, setView] = useState<MailView>({ width: 'phone', dark: false });
  const [person, setPerson] = useState<number | null>(null);
  const { id, updatedAt } = campaign;
  const { data, error } = useQuery({
    queryKey: ['campaign-preview', id, updatedAt, person],
    queryFn: async ({ signal }) => {
      const body = person === null ? {} : { profileId: person };
      const { data: found, error: problem } = await client.POST('/api/v1/campaigns/{id}/preview', {
        params: { path: { id } },
        body,
        signal,
      });
      if (problem) throw problem;
      return found;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Section title="Preview" flush actions={<MailViewControls view={view} onChange={setView} />}>
      <div style={{ padding: '0 16px 12px' }}>
        <PersonSelect quiet label="Preview as" placeholder="As a made-up person" value={person} onChange={setPerson} />
      </div>
      {error && <ErrorState error={error} compact />}
      {!data && !error && (
        <div style={{ padding: 16 }}>
          <SkeletonLines />
        </div>
      )}
      {data && (
        <>
          <div className={classes.subject}>{data.subject}</div>
          <MailFrame html={data.html} title="Preview of the campaign" height={height} {...view} />
        </>
      )}
    </Section>
  );
}
