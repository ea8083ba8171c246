import { Button, Select, VisuallyHidden } from '@mantine/core';
import { KeysTooltip } from '@rapport/ui';
import { useHotkeys } from '@mantine/hooks';
import { Redo2, Undo2 } from 'lucide-react';
import { useMemo, useRef, useState, type Dispatch } from 'react';
import type { RuleExplanation } from '../record/explanation.ts';
import { outcomesByNode } from '../record/outcomes.ts';
import { subjectsOf, type Vocabulary } from '../rule/subjects.ts';
import type { History, HistoryAction } from '../rule/history.ts';
import { useNames } from '../rule/use-names.ts';
import { BuilderContext, type Builder } from './builder-context.ts';
import { GroupCard } from './group-card.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { useDrag } from './use-drag.ts';
import { focusHandle, useMoves } from './use-moves.ts';
import classes from './builder.module.css';

interface RuleBuilderProps {
  history: History;
  dispatch: Dispatch<HistoryAction>;
  vocabulary: Vocabulary;
  segmentId: number | null;
  faults: Record<string, string>;
  /** Of one person, to mark each condition with; left out while it is not known. */
  explained: RuleExplanation | undefined;
}

/** A rule as nested groups of conditions; everything can be done with the keyboard. */
export function RuleBuilder({ history, dispatch, vocabulary, segmentId, faults, explained }: RuleBuilderProps) {
  const { root, population } = history.present;
  const names = useNames(vocabulary);
  const subjects = useMemo(() => subjectsOf(vocabulary), [vocabulary]);
  const outcomes = useMemo(() => outcomesByNode(root, explained), [root, explained]);
  const frame = useRef<HTMLDivElement>(null);
  const [choosing, setChoosing] = useState<string | null>(null);
  const { said, move } = useMoves(history.present, dispatch, names, frame);
  const { drag, begin } = useDrag(root, frame, move);
  const builder: Builder = {
    ...{ root, dispatch, vocabulary, subjects, names, segmentId, faults, move },
    outcomes,
    beginDrag: begin,
    dragged: drag?.id ?? null,
    choosePlace: setChoosing,
  };
  const chosen = () => {
    const node = frame.current?.querySelector(`[data-node="${CSS.escape(choosing ?? '')}"]`);
    setChoosing(null);
    if (node) focusHandle(node);
  };
  const undo = () => dispatch({ type: 'undo' });
  const redo = () => dispatch({ type: 'redo' });
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
  ]);

  return (
    <BuilderContext value={builder}>
      <div className={classes.bar}>
        <Select
          size="xs"
          w={200}
          aria-label="Who is asked"
          allowDeselect={false}
          data={[
            { value: 'known', label: 'Among known people' },
            { value: 'everyone', label: 'Among everyone, visitors too' },
          ]}
          value={population}
          onChange={(value) =>
            dispatch({ type: 'population', population: value === 'everyone' ? 'everyone' : 'known' })
          }
        />
        <span className={classes.barEnd}>
          <KeysTooltip label="Undo" keys="mod z">
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<Undo2 size={14} />}
              disabled={history.past.length === 0}
              onClick={undo}
            >
              Undo
            </Button>
          </KeysTooltip>
          <KeysTooltip label="Redo" keys="mod shift z">
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<Redo2 size={14} />}
              disabled={history.future.length === 0}
              onClick={redo}
            >
              Redo
            </Button>
          </KeysTooltip>
        </span>
      </div>
      <div className={classes.frame} ref={frame} data-dragging={drag ? true : undefined}>
        <GroupCard group={root} depth={0} />
        {drag?.drop && <div className={classes.dropLine} style={drag.drop.line} />}
      </div>
      <VisuallyHidden aria-live="assertive" role="status">
        {said}
      </VisuallyHidden>
      <MoveDialog root={root} id={choosing} names={names} onMove={move} onClose={chosen} />
    </BuilderContext>
  );
}
