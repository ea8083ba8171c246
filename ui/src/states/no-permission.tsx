import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { StateFrame } from './state-frame.tsx';

interface NoPermissionProps {
  /** What the person may not do, continuing "You cannot …": "see the audit log". */
  what: string;
  /** Who can help: "An owner or admin of Northwind Goods can change your role." */
  help: string;
  actions?: ReactNode;
  page?: boolean;
}

export const NoPermission = ({ what, help, actions, page }: NoPermissionProps) => (
  <StateFrame icon={Lock} title={`You cannot ${what}`} actions={actions} page={page} role="status">
    {help}
  </StateFrame>
);
