import { ActionIcon, Tooltip } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { toast } from '../states/undo-toast.tsx';
import { copyText } from './copy-text.ts';
import classes from './copy-field.module.css';

interface CopyFieldProps {
  value: string;
  /** What is copied, for the button's name: "write key". */
  label: string;
  /** Shown instead of the value, for secrets. */
  masked?: string;
  /** Shown whole on several lines: for commands, which are read before they are run. */
  wrap?: boolean;
}

/** A value meant to be taken elsewhere: monospaced, selected whole, copied by one button. */
export function CopyField({ value, label, masked, wrap }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const { start } = useTimeout(() => setCopied(false), 1500);
  const copy = async () => {
    if (!(await copyText(value))) return toast('The browser did not let us copy: select the text and copy it by hand.');
    setCopied(true);
    start();
  };
  return (
    <div className={classes.field}>
      <code className={classes.value} data-wrap={wrap || undefined}>
        {masked ?? value}
      </code>
      <Tooltip label={copied ? 'Copied' : `Copy ${label}`}>
        <ActionIcon size={28} onClick={() => void copy()} aria-label={copied ? 'Copied' : `Copy ${label}`}>
          {copied ? <Check size={16} color="var(--good)" /> : <Copy size={16} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
