import type { components } from '@rapport/sdk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RapportClient } from '@rapport/sdk';
import { useWorkspace } from '../../shell/workspace.tsx';
import type { ImportDraft, Kind } from './draft.ts';

export type Preview = components['schemas']['ImportPreview'];

/** Uploads a file and looks at it. @throws the server's problem */
export async function uploadFile(client: RapportClient, file: File, kind: Kind | undefined): Promise<Preview> {
  const { data, error } = await client.POST('/api/v1/imports/preview', {
    // The description of the route knows only the JSON body; this is its multipart form.
    body: {} as never,
    bodySerializer: () => {
      const form = new FormData();
      if (kind) form.append('kind', kind);
      form.append('file', file);
      return form;
    },
  });
  if (error) throw error;
  return data;
}

/** The upload as the server understands it with this mapping and these options. */
export function usePreview(draft: ImportDraft | null) {
  const { client } = useWorkspace();
  const { uploadId, kind, mapping, options } = draft ?? {};
  return useQuery({
    queryKey: ['import-preview', uploadId, kind, mapping, options],
    enabled: uploadId !== undefined,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { data, error } = await client.POST('/api/v1/imports/preview', {
        body: { uploadId: uploadId ?? '', kind, options: options ?? {}, ...(mapping ? { mapping } : {}) },
        signal,
      });
      if (error) throw error;
      return data;
    },
  });
}
