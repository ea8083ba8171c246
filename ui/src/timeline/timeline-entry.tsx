import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { When } from '../figures/when.tsx';
import type { TimelineItem } from './timeline-item.ts';
import classes from './timeline.module.css';

export function TimelineEntry({ item }: { item: TimelineItem }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Icon = item.icon;
  const words = (
    <>
      <span className={classes.title}>{item.title}</span>
      {item.detail && <span className={classes.detail}>{item.detail}</span>}
    </>
  );
  return (
    <li className={classes.entry}>
      <span className={classes.icon} data-tone={item.tone ?? 'neutral'}>
        <Icon size={14} aria-hidden />
      </span>
      <div className={classes.body}>
        <div className={classes.line}>
          {item.more ? (
            <button
              type="button"
              className={classes.toggle}
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {words}
              <ChevronRight size={14} className={classes.chevron} aria-hidden />
            </button>
          ) : (
            <div className={classes.words}>{words}</div>
          )}
          <span className={classes.time}>
            <When at={item.at} as="time" />
          </span>
        </div>
        {item.more && (
          <div id={id} hidden={!open} className={classes.more}>
            {open && item.more}
          </div>
        )}
      </div>
    </li>
  );
}
