import { Modal } from '@mantine/core';
import { nodeWords, outlineOf, moveTo, placeWords, type Move, type Place } from '../rule/places.ts';
import { find, isGroup, type GroupNode } from '../rule/tree.ts';
import type { Names } from '../rule/words.ts';
import classes from './builder.module.css';

interface MoveDialogProps {
  root: GroupNode;
  /** What is moved; null while nothing is. */
  id: string | null;
  names: Names;
  onMove: (move: Move) => void;
  onClose: () => void;
}

/** The rule with every place a part of it can go to. */
export function MoveDialog({ root, id, names, onMove, onClose }: MoveDialogProps) {
  const node = id === null ? undefined : find(root, id);
  const lines = node ? outlineOf(root, node.id) : [];
  const firstPlace = lines.find((line) => 'place' in line);
  const go = (place: Place) => {
    const move = id === null ? null : moveTo(root, id, place);
    if (move) onMove(move);
    onClose();
  };
  return (
    <Modal
      opened={node !== undefined}
      onClose={onClose}
      // The focus goes to the part that was moved, wherever it is by then.
      returnFocus={false}
      title="Move to…"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {node && (
        <ul className={classes.outline}>
          {lines.map((line) =>
            'place' in line ? (
              <li key={`${line.place.parent} ${line.place.at}`} style={{ paddingLeft: line.depth * 16 }}>
                <button
                  type="button"
                  className={classes.place}
                  aria-label={`Here: ${placeWords(root, line.place, names)}`}
                  data-autofocus={line === firstPlace || undefined}
                  onClick={() => go(line.place)}
                >
                  Here
                </button>
              </li>
            ) : (
              <li
                key={line.node.id}
                className={classes.outlineNode}
                data-moved={line.node.id === node.id || undefined}
                data-group={isGroup(line.node) || undefined}
                style={{ paddingLeft: line.depth * 16 }}
              >
                {nodeWords(line.node, names)}
                {line.node.id === node.id && <span className={classes.word}> (this one)</span>}
              </li>
            ),
          )}
        </ul>
      )}
    </Modal>
  );
}
