import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import classes from './copy-field.module.css';

interface CopyFieldProps {
  value: string;
  /** What is copied, for the button's name: "write key". */
  label: string;
  /** Shown instead of the value, for secrets. */
  masked?: string;
}

/** A value meant to be taken elsewhere: monospaced, selected whole, copied by one button. */
export function CopyField({ value, label, masked }: CopyFieldProps) {
  return (
    <div className={classes.field}>
      <code className={classes.value}>{masked ?? value}</code>
      <CopyButton value={value} timeout={1500}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : `Copy ${label}`}>
            <ActionIcon size={28} onClick={copy} aria-label={copied ? 'Copied' : `Copy ${label}`}>
              {copied ? <Check size={16} color="var(--good)" /> : <Copy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
