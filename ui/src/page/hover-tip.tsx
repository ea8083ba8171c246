import { Portal } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './hover-tip.module.css';

interface Tip {
  text: string;
  left: number;
  top: number;
  below: boolean;
}

/**
 * One floating box for every element with a `data-tip`: thousands of figures in a table can each have an exact value
 * on hover without a tooltip component each. UiProvider renders it.
 */
export function HoverTip() {
  const [tip, setTip] = useState<Tip | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = () => setTip(null);
    const hide = () => {
      clearTimeout(timer);
      close();
    };
    const show = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-tip]') : null;
      hide();
      if (!(target instanceof HTMLElement) || !target.dataset['tip']) return;
      timer = setTimeout(() => setTip(tipFor(target)), 250);
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('scroll', close, { capture: true, passive: true });
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', hide);
    return () => {
      hide();
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('scroll', close, { capture: true });
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', hide);
    };
  }, []);

  if (!tip) return null;
  return (
    <Portal>
      <div
        className={classes.tip}
        data-below={tip.below || undefined}
        style={{ left: tip.left, top: tip.top }}
        aria-hidden
      >
        {tip.text}
      </div>
    </Portal>
  );
}

const edge = 130;

function tipFor(target: HTMLElement): Tip | null {
  if (!target.isConnected) return null;
  const box = target.getBoundingClientRect();
  const below = box.top < 48;
  const middle = box.left + box.width / 2;
  return {
    text: target.dataset['tip'] ?? '',
    left: Math.min(window.innerWidth - edge, Math.max(edge, middle)),
    top: below ? box.bottom + 6 : box.top - 6,
    below,
  };
}
