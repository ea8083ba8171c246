import { VisuallyHidden } from '@mantine/core';
import { addDays, formatDay, formatNumber, heatStep, useUi } from '@rapport/ui';
import classes from './forecasts.module.css';

interface DueCalendarProps {
  from: string;
  to: string;
  people: ReadonlyMap<string, number>;
  chosen: string | undefined;
  onChoose: (day: string) => void;
}

/** Eight weeks as a calendar whose colours say how many people are due. */
export function DueCalendar({ from, to, people, chosen, onChoose }: DueCalendarProps) {
  const { locale } = useUi();
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const largest = Math.max(...people.values(), 1);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return (
    <>
      <div className={classes.calendar} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day} className={classes.weekday}>
            {weekday.format(new Date(`${day}T00:00:00Z`))}
          </span>
        ))}
      </div>
      <ul className={classes.calendar} aria-label="Days">
        {days.map((day) => {
          const due = people.get(day) ?? 0;
          const step = heatStep(due / largest);
          return (
            <li key={day}>
              <button
                type="button"
                className={classes.day}
                aria-pressed={day === chosen}
                style={due > 0 ? { background: `var(--heat-${step})`, color: `var(--heat-${step}-text)` } : undefined}
                onClick={() => onChoose(day)}
              >
                <span>{formatDay(day, locale)}</span>
                <span className={classes.count}>
                  {due === 0 ? '' : formatNumber(due, { locale })}
                  <VisuallyHidden> {due === 0 ? 'nobody' : 'people'}</VisuallyHidden>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
