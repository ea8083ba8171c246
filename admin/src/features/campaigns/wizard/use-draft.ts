import { useState } from 'react';
import { useAutosave } from '../../../parts/use-autosave.ts';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign } from '../states.ts';

/** A draft that saves itself: what is shown is what was typed, what is stored follows within a moment. */
export function useDraft(stored: Campaign) {
  const { client, queries } = useWorkspace();
  const [campaign, setCampaign] = useState(stored);
  const path = { params: { path: { id: stored.id } } };
  const { add, save, saveSoon, state, problem } = useAutosave<Campaign, Campaign>({
    send: async (change, leaving) => {
      const { data, error } = await client.PATCH('/api/v1/campaigns/{id}', {
        ...path,
        body: writable(change),
        keepalive: leaving,
      });
      if (error) throw error;
      return data;
    },
    onStored: (data, waiting) => {
      // What was typed meanwhile stays.
      setCampaign({ ...data, ...waiting });
      queries.setQueryData(['get', '/api/v1/campaigns/{id}', path], data);
      // A first answer under way may be older than this change, and would not be asked for again.
      const list = { queryKey: ['get', '/api/v1/campaigns'] };
      void queries.cancelQueries(list).then(() => queries.invalidateQueries(list));
    },
  });

  const change = (next: Partial<Campaign>) => {
    add(next);
    setCampaign((now) => ({ ...now, ...next }));
    // Choices count at once: the estimate asks the server about the stored draft.
    const isTyped = Object.values(next).every((value) => typeof value === 'string' || value === null);
    if (isTyped) saveSoon();
    else void save();
  };
  return { campaign, change, save, state, problem };
}

const writable = (change: Partial<Campaign>) => {
  const { name, templateId, subject, preheader, fromName, fromEmail, includeSegments, excludeSegments, scheduledAt } =
    change;
  return {
    name,
    templateId,
    subject,
    preheader,
    fromName,
    fromEmail,
    includeSegments,
    excludeSegments,
    scheduledAt,
  };
};
