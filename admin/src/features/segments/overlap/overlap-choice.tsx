import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useVocabulary } from '../rule/use-names.ts';
import classes from './overlap.module.css';

/** As many as can be told apart on a screen. */
const most = 12;

interface OverlapChoiceProps {
  shown: readonly { id: number; name: string }[];
  /** The largest segments are shown: nobody has chosen. */
  isUsual: boolean;
  /** Null: the largest. */
  onChange: (ids: readonly number[] | null) => void;
}

/** Which segments are compared: two at least. */
export function OverlapChoice({ shown, isUsual, onChange }: OverlapChoiceProps) {
  const vocabulary = useVocabulary();
  // A choice of one is not shown yet, and stays here until there is another.
  const [single, setSingle] = useState<readonly number[] | null>(null);
  const chosen = single ?? shown.map(({ id }) => id);
  const known = new Map([...shown, ...(vocabulary.data?.segments ?? [])].map(({ id, name }) => [id, name]));
  const choose = (values: readonly string[]) => {
    const ids = values.map(Number);
    if (ids.length < 2) return setSingle(ids);
    setSingle(null);
    onChange(ids);
  };
  return (
    <div className={classes.choice}>
      <MultiSelect
        label="Segments compared"
        description={isUsual ? `The ${shown.length} with most people; choose others.` : `Two to ${most}.`}
        placeholder={chosen.length < most ? 'Add a segment' : undefined}
        error={single ? 'Choose two segments at least.' : undefined}
        searchable
        maxValues={most}
        hidePickedOptions
        nothingFoundMessage="No segment is called like this"
        data={[...known].map(([id, name]) => ({ value: String(id), label: name }))}
        value={chosen.map(String)}
        onChange={choose}
      />
      {!isUsual && (
        <Button
          variant="default"
          onClick={() => {
            setSingle(null);
            onChange(null);
          }}
        >
          The largest
        </Button>
      )}
    </div>
  );
}
