import { createContext, useContext, type Dispatch, type PointerEvent } from 'react';
import type { ExplainedLeaf } from '../record/explanation.ts';
import type { HistoryAction } from '../rule/history.ts';
import type { Move } from '../rule/places.ts';
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
  /** What is true of the person who is explained, by the node's id. */
  outcomes: ReadonlyMap<string, ExplainedLeaf>;
  /** To another place, said aloud. */
  move: (move: Move) => void;
  beginDrag: (id: string, event: PointerEvent<HTMLElement>) => void;
  /** What is dragged at the moment. */
  dragged: string | null;
  /** Opens the list of places. */
  choosePlace: (id: string) => void;
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
