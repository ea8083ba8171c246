import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { dropAt, type Box, type Drop } from '../rule/drop.ts';
import { moveTo, type Move } from '../rule/places.ts';
import type { GroupNode } from '../rule/tree.ts';

export type Drag = { id: string; drop: Drop | null };

/** Nearer than this a press is a press. */
const slack = 4;
/** So near the edge of the window it scrolls. */
const margin = 56;

/** Dragging a part of the rule with mouse, pen or finger; Escape leaves everything where it was. */
export function useDrag(root: GroupNode, frame: RefObject<HTMLElement | null>, onMove: (move: Move) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const end = useRef<(() => void) | null>(null);
  useEffect(() => () => end.current?.(), []);

  const begin = (id: string, event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    end.current?.();
    const from = { x: event.clientX, y: event.clientY };
    let y = from.y;
    let drop: Drop | null = null;
    let frames = 0;
    const isDragging = () => frames !== 0;
    const look = () => {
      if (!frame.current) return;
      drop = dropAt(root, boxesIn(frame.current), id, y - frame.current.getBoundingClientRect().top);
      const next = drop;
      setDrag((before) => (before?.id === id && isSame(before.drop, next) ? before : { id, drop: next }));
    };
    const step = () => {
      const by = y < margin ? -8 : y > window.innerHeight - margin ? 8 : 0;
      const before = window.scrollY;
      if (by !== 0) window.scrollBy(0, by);
      if (window.scrollY !== before) look();
      frames = requestAnimationFrame(step);
    };
    const moved = (next: PointerEvent) => {
      y = next.clientY;
      if (!isDragging()) {
        if (Math.hypot(next.clientX - from.x, y - from.y) < slack) return;
        frames = requestAnimationFrame(step);
      }
      look();
    };
    const stop = () => {
      cancelAnimationFrame(frames);
      for (const [name, listener] of listeners) window.removeEventListener(name, listener, true);
      end.current = null;
      setDrag(null);
    };
    const dropped = () => {
      const move = drop && moveTo(root, id, drop.place);
      // The press that ends a drag is no press of the handle.
      if (isDragging()) swallowClick();
      stop();
      if (move) onMove(move);
    };
    const keyed = (next: KeyboardEvent) => {
      if (next.key !== 'Escape' || !isDragging()) return;
      next.preventDefault();
      next.stopPropagation();
      stop();
    };
    const listeners: [string, EventListener][] = [
      ['pointermove', (e) => moved(e as PointerEvent)],
      ['pointerup', dropped],
      ['pointercancel', stop],
      ['keydown', (e) => keyed(e as KeyboardEvent)],
    ];
    for (const [name, listener] of listeners) window.addEventListener(name, listener, true);
    end.current = stop;
  };

  return { drag, begin };
}

const isSame = (one: Drop | null, other: Drop | null): boolean => one?.line.top === other?.line.top;

/** The parts of the rule where they are now, measured from the top left of the frame. */
function boxesIn(frame: HTMLElement): Map<string, Box> {
  const origin = frame.getBoundingClientRect();
  return new Map(
    [...frame.querySelectorAll<HTMLElement>('[data-node]')].map((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const box = {
        top: top - origin.top,
        bottom: bottom - origin.top,
        left: left - origin.left,
        right: right - origin.left,
      };
      return [element.dataset['node'] ?? '', box];
    }),
  );
}

function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
