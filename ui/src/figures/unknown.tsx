import { VisuallyHidden } from '@mantine/core';

/** A figure nobody knows: a dash with the reason on hover. Never a zero. */
export function Unknown({ reason }: { reason: string }) {
  return (
    <span data-tip={reason} style={{ color: 'var(--muted)' }}>
      <span aria-hidden>–</span>
      <VisuallyHidden>Unknown: {reason}</VisuallyHidden>
    </span>
  );
}
