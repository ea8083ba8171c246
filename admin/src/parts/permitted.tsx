import { NoPermission } from '@rapport/ui';
import type { ReactNode } from 'react';
import { useWorkspace, type Permission } from '../shell/workspace.tsx';

/** Its children for those who may, else who can help. `what` continues "You cannot …". */
export function Permitted({
  permission,
  what,
  children,
}: {
  permission: Permission;
  what: string;
  children: ReactNode;
}) {
  const { can, name } = useWorkspace();
  if (can(permission)) return children;
  return <NoPermission page what={what} help={`An owner or admin of ${name} can change your role.`} />;
}
