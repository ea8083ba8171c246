import { createContext, useContext } from 'react';
import { accessTo, type Api, type SessionWorkspace, type WorkspaceAccess } from '../api.tsx';

export type Permission = SessionWorkspace['permissions'][number];

export interface Workspace extends SessionWorkspace, WorkspaceAccess {
  /** The address of a page of this workspace: `href('/profiles')`. */
  href: (path: string) => string;
  /** Whether the person may do this here; the server decides again. */
  can: (permission: Permission) => boolean;
}

export const workspaceFrom = (workspace: SessionWorkspace): Workspace => ({
  ...workspace,
  ...accessTo(workspace.id),
  href: (path) => `/w/${workspace.id}${path}`,
  can: (permission) => workspace.permissions.includes(permission),
});

export const WorkspaceContext = createContext<Workspace | null>(null);

/** The workspace of the page. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace is for pages under /w/$workspaceId');
  return workspace;
}

/** The server, asked for this workspace. */
export const useApi = (): Api => useWorkspace().api;
