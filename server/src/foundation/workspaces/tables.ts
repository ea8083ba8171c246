export type WorkspaceSettings = { postalAddress?: string };

export type WorkspaceRow = {
  id: number;
  name: string;
  slug: string;
  currency: string;
  timezone: string;
  locale: string;
  is_sample: boolean;
  sending_paused_reason: string | null;
  settings: WorkspaceSettings;
  created_at: Date;
};
