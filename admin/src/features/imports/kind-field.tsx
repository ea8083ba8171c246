import { Radio } from '@mantine/core';
import { kindNames, kindWords } from './words.ts';
import type { Kind } from './draft.ts';
import classes from './imports.module.css';

const kinds = Object.keys(kindNames) as Kind[];

/** What the rows of the file are. */
export function KindField({ value, onChange }: { value: Kind; onChange: (kind: Kind) => void }) {
  return (
    <Radio.Group
      label="What is a row of this file?"
      value={value}
      onChange={(chosen) => {
        const kind = kinds.find((one) => one === chosen);
        if (kind) onChange(kind);
      }}
    >
      <div className={classes.kinds} style={{ marginTop: 8 }}>
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} label={kindNames[kind]} description={kindWords[kind]} />
        ))}
      </div>
    </Radio.Group>
  );
}
