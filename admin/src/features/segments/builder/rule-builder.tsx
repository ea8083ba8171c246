import { Button, Select } from '@mantine/core';
import { KeysTooltip } from '@rapport/ui';
import { useHotkeys } from '@mantine/hooks';
import { Redo2, Undo2 } from 'lucide-react';
import { useMemo, type Dispatch } from 'react';
import { subjectsOf, type Vocabulary } from '../rule/subjects.ts';
import type { History, HistoryAction } from '../rule/history.ts';
import { useNames } from '../rule/use-names.ts';
import { BuilderContext, type Builder } from './builder-context.ts';
import { GroupCard } from './group-card.tsx';
import classes from './builder.module.css';

interface RuleBuilderProps {
  history: History;
  dispatch: Dispatch<HistoryAction>;
  vocabulary: Vocabulary;
  segmentId: number | null;
  faults: Record<string, string>;
}

/** A rule as nested groups of conditions; everything can be done with the keyboard. */
export function RuleBuilder({ history, dispatch, vocabulary, segmentId, faults }: RuleBuilderProps) {
  const { root, population } = history.present;
  const names = useNames(vocabulary);
  const subjects = useMemo(() => subjectsOf(vocabulary), [vocabulary]);
  const builder: Builder = useMemo(
    () => ({ root, dispatch, vocabulary, subjects, names, segmentId, faults }),
    [root, dispatch, vocabulary, subjects, names, segmentId, faults],
  );
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
      <GroupCard group={root} depth={0} />
    </BuilderContext>
  );
}
