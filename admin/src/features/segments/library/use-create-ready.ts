import { problemToast, useUi } from '@rapport/ui';
import { useState } from 'react';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { useSegmentChanges } from '../use-segment-changes.ts';
import type { LibraryEntry, Values } from './use-library.ts';

/** Makes a segment of an entry and goes there, or takes its rule to the editor. */
export function useCreateReady() {
  const { client, href } = useWorkspace();
  const { navigate } = useUi();
  const { renew } = useSegmentChanges();
  const [busy, setBusy] = useState<string | null>(null);

  const create = async (entry: LibraryEntry, values: Values) => {
    setBusy(entry.key);
    const { data, error } = await client.POST('/api/v1/segments/library/{key}', {
      params: { path: { key: entry.key } },
      body: { values },
    });
    setBusy(null);
    if (error) return problemToast(error);
    void renew();
    navigate(href(`/segments/${data.id}`));
  };
  const edit = async (entry: LibraryEntry) => {
    const { data, error } = await client.POST('/api/v1/segments/parse', { body: { text: entry.text } });
    if (error) return problemToast(error);
    const search = new URLSearchParams({ name: entry.name, rule: JSON.stringify(data.rule['where']) });
    navigate(href(`/segments/new?${search.toString()}`));
  };
  return { busy, create, edit };
}
