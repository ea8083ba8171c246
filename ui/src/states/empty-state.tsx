import { Inbox, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { StateFrame } from './state-frame.tsx';

interface EmptyStateProps {
  icon?: LucideIcon;
  /** What will be here: "No segments yet". */
  title: string;
  /** What it is good for, in a sentence or two. */
  children?: ReactNode;
  /** The first step, then quieter ones. */
  actions?: ReactNode;
  compact?: boolean;
  page?: boolean;
}

/** Nothing is here yet: teaches what would be and offers the first step. */
export const EmptyState = ({ icon = Inbox, ...rest }: EmptyStateProps) => (
  <StateFrame icon={icon} tone="accent" {...rest} />
);
