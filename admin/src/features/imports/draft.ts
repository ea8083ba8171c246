import { useLocalStorage } from '@mantine/hooks';
import type { components } from '@rapport/sdk';

export type Kind = components['schemas']['Import']['kind'];

/** How a file is to be read where it does not say so itself. */
export interface ImportOptions {
  currency?: string;
  timezone?: string;
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
  decimal?: 'point' | 'comma';
  cancelPrefix?: string;
  rest?: 'properties' | 'ignore';
}

/** An upload whose import has not been started: kept on this device until it is, so that it can be left and resumed. */
export interface ImportDraft {
  uploadId: string;
  fileName: string;
  kind: Kind;
  /** Field → column; the guesses of the server until somebody chooses. */
  mapping: Record<string, string> | null;
  options: ImportOptions;
  /** The check of the whole file, once it was started. */
  checkId: string | null;
}

/** The import this brand has in hand on this device. */
export function useDraft(workspaceId: number) {
  const [draft, setDraft, removeDraft] = useLocalStorage<ImportDraft | null>({
    key: `import-draft:${workspaceId}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return { draft, setDraft, removeDraft };
}
