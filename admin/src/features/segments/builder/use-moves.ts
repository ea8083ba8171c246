import { useEffect, useRef, useState, type Dispatch, type RefObject } from 'react';
import { edit } from '../rule/edit.ts';
import type { HistoryAction } from '../rule/history.ts';
import { standsWords, type Move } from '../rule/places.ts';
import type { RuleTree } from '../rule/tree.ts';
import type { Names } from '../rule/words.ts';

/** Moves a part of the rule, says where it went, and keeps the focus with it. */
export function useMoves(
  tree: RuleTree,
  dispatch: Dispatch<HistoryAction>,
  names: Names,
  frame: RefObject<HTMLElement | null>,
) {
  const [said, setSaid] = useState('');
  const followed = useRef<string | null>(null);
  useEffect(() => {
    const id = followed.current;
    followed.current = null;
    const node = id === null ? null : frame.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`);
    if (node && !node.contains(document.activeElement)) focusHandle(node);
  }, [tree, frame]);

  const move = (wanted: Move) => {
    const next = edit(tree, wanted);
    if (next === tree) return setSaid('It cannot move further.');
    followed.current = wanted.id;
    setSaid(standsWords(next.root, wanted.id, names));
    dispatch(wanted);
  };
  return { said, move };
}

/** The handle of a part, where the keys that move it go on working. */
export const focusHandle = (node: Element): void =>
  node.querySelector<HTMLElement>('[data-handle]')?.focus({ preventScroll: false });
