import type { ReactNode } from 'react';
import { dayIn, formatDay } from '../formats/date.ts';
import { addDays } from '../formats/period.ts';
import { useNow } from '../figures/when.tsx';
import { useUi } from '../ui-provider.tsx';
import { groupByDay } from './group-by-day.ts';
import { TimelineEntry } from './timeline-entry.tsx';
import type { TimelineItem } from './timeline-item.ts';
import classes from './timeline.module.css';

/** What happened, newest first, under a heading per day of the workspace's zone. */
export function Timeline({ items, label, footer }: { items: TimelineItem[]; label: string; footer?: ReactNode }) {
  const { locale, zone } = useUi();
  const today = dayIn(new Date(useNow()), zone);
  return (
    <div role="group" aria-label={label}>
      {groupByDay(items, zone).map(({ day, items: entries }) => (
        <section key={day} aria-label={formatDay(day, locale, 'long')}>
          <h3 className={classes.day}>{dayName(day, today, locale)}</h3>
          <ol className={classes.list}>
            {entries.map((item) => (
              <TimelineEntry key={item.id} item={item} />
            ))}
          </ol>
        </section>
      ))}
      {footer}
    </div>
  );
}

function dayName(day: string, today: string, locale: string): string {
  if (day === today) return 'Today';
  if (day === addDays(today, -1)) return 'Yesterday';
  return formatDay(day, locale, 'long');
}
