import { createContext, useContext, type Dispatch } from 'react';
import type { HistoryAction } from '../rule/history.ts';
import type { Subject, Vocabulary } from '../rule/subjects.ts';
import type { GroupNode } from '../rule/tree.ts';
import type { Names } from '../rule/words.ts';

export interface Builder {
  root: GroupNode;
  dispatch: Dispatch<HistoryAction>;
  vocabulary: Vocabulary;
  subjects: Subject[];
  names: Names;
  /** The segment under edit: it cannot refer to itself. */
  segmentId: number | null;
  /** What the server said against a node, by its id. */
  faults: Record<string, string>;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error('useBuilder is for parts of the rule builder');
  return builder;
}

let made = 0;

/** An id no node of this page has. */
export const newId = (): string => `n${(made += 1)}`;
