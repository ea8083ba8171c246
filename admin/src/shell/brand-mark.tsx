import classes from './brand-mark.module.css';

const hues = ['email', 'sms', 'paid', 'referral', 'creators'] as const;

/** A brand's initial on a colour of its own, the same every time. */
export function BrandMark({ name, id, size = 24 }: { name: string; id: number; size?: number }) {
  return (
    <span
      className={classes.mark}
      style={{ width: size, height: size, background: `var(--series-${hues[id % hues.length]})` }}
      aria-hidden
    >
      {name.trim().charAt(0).toUpperCase() || '?'}
    </span>
  );
}
