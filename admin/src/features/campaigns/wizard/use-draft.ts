import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import type { Campaign } from '../states.ts';

type Change = Partial<Campaign>;
type SaveStateName = 'saved' | 'saving' | 'unsaved' | 'failed';

/** A draft that saves itself: what is shown is what was typed, what is stored follows within a moment. */
export function useDraft(stored: Campaign) {
  const { client, queries } = useWorkspace();
  const [campaign, setCampaign] = useState(stored);
  const [state, setState] = useState<SaveStateName>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const waiting = useRef<Change>({});
  const running = useRef<Promise<void>>(Promise.resolve());

  const write = async (): Promise<void> => {
    const change = waiting.current;
    if (Object.keys(change).length === 0) return;
    waiting.current = {};
    setState('saving');
    const { name, templateId, subject, preheader, fromName, fromEmail, includeSegments, excludeSegments, scheduledAt } =
      change;
    const { data, error } = await client.PATCH('/api/v1/campaigns/{id}', {
      params: { path: { id: stored.id } },
      body: {
        name,
        templateId,
        subject,
        preheader,
        fromName,
        fromEmail,
        includeSegments,
        excludeSegments,
        scheduledAt,
      },
    });
    if (error) {
      // Kept for the next try, under what was typed since.
      waiting.current = { ...change, ...waiting.current };
      setProblem(error);
      setState('failed');
      return;
    }
    setProblem(null);
    // What was typed meanwhile stays.
    setCampaign({ ...data, ...waiting.current });
    queries.setQueryData(['get', '/api/v1/campaigns/{id}', { params: { path: { id: stored.id } } }], data);
    setState(Object.keys(waiting.current).length === 0 ? 'saved' : 'unsaved');
  };
  /** One after the other, so that the last typed is the last stored. */
  const save = (): Promise<void> => {
    running.current = running.current.then(write);
    return running.current;
  };
  const saveSoon = useDebouncedCallback(() => void save(), 600);

  const change = (next: Change) => {
    waiting.current = { ...waiting.current, ...next };
    setCampaign((now) => ({ ...now, ...next }));
    setState('unsaved');
    // Choices count at once: the estimate asks the server about the stored draft.
    const isTyped = Object.values(next).every((value) => typeof value === 'string' || value === null);
    if (isTyped) saveSoon();
    else void save();
  };
  return { campaign, change, save, state, problem };
}
