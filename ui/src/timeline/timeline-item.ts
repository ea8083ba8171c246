import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface TimelineItem {
  id: string;
  /** ISO 8601 or epoch milliseconds. */
  at: string | number;
  icon: LucideIcon;
  title: ReactNode;
  /** Beside the title, quieter: an amount, a subject line. */
  detail?: ReactNode;
  /** Opens below: the whole record. */
  more?: ReactNode;
  tone?: 'neutral' | 'accent' | 'good' | 'attention' | 'bad';
}
