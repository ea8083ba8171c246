import { edit, type Edit } from './edit.ts';
import type { RuleTree } from './tree.ts';

/** A rule under edit with the way back. `step` is what the last edit typed into. */
export type History = { past: RuleTree[]; present: RuleTree; future: RuleTree[]; step: string | null };

export type HistoryAction =
  | Edit
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'load'; tree: RuleTree }
  /** Another rule in place of this one, with the way back. */
  | { type: 'replace'; tree: RuleTree };

const longest = 100;

export const startHistory = (tree: RuleTree): History => ({ past: [], present: tree, future: [], step: null });

export function changeHistory(history: History, action: HistoryAction): History {
  const { past, present, future } = history;
  if (action.type === 'load') return startHistory(action.tree);
  if (action.type === 'undo') {
    const previous = past.at(-1);
    if (!previous) return history;
    return { past: past.slice(0, -1), present: previous, future: [present, ...future], step: null };
  }
  if (action.type === 'redo') {
    const [next, ...rest] = future;
    if (!next) return history;
    return { past: [...past, present], present: next, future: rest, step: null };
  }
  if (action.type === 'replace') {
    return { past: [...past, present].slice(-longest), present: action.tree, future: [], step: null };
  }
  const next = edit(present, action);
  if (next === present) return history;
  const step = action.type === 'change' && action.step !== undefined ? `${action.id} ${action.step}` : null;
  if (step !== null && step === history.step) return { ...history, present: next, future: [] };
  return { past: [...past, present].slice(-longest), present: next, future: [], step };
}
