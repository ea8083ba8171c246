import { NoPermission } from '@rapport/ui';
import type { ReactNode } from 'react';
import type { SessionWorkspace } from '../../api.tsx';
import { useWorkspace } from '../../shell/workspace.tsx';

interface NeedsProps {
  permission: SessionWorkspace['permissions'][number];
  /** Continues "You cannot …". */
  what: string;
  children: ReactNode;
}

/** Shows its content to those who may see it, and to everybody else who can help. */
export function Needs({ permission, what, children }: NeedsProps) {
  const { permissions, name } = useWorkspace();
  if (permissions.includes(permission)) return children;
  return <NoPermission what={what} help={`An owner or admin of ${name} can change your role.`} />;
}
