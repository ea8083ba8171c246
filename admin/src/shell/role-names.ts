import type { SessionWorkspace } from '../api.tsx';

/** Roles in words. */
export const roleNames: Record<SessionWorkspace['role'], string> = {
  owner: 'Owner',
  admin: 'Admin',
  marketer: 'Marketer',
  agent: 'Agent',
  creator_manager: 'Creator manager',
  analyst: 'Analyst',
  read_only: 'Read only',
};
