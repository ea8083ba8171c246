import { Button, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useApi } from '../../../shell/workspace.tsx';
import { completions, wordAt } from './completions.ts';
import classes from '../traits.module.css';

interface FormulaFieldProps {
  label: string;
  description?: string;
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
}

/** A formula, with names that complete themselves as they are written. */
export function FormulaField({ label, description, value, onChange, error }: FormulaFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const traits = useApi().useQuery('get', '/api/v1/traits/catalog', {}, { staleTime: 60_000 });
  const functions = useApi().useQuery('get', '/api/v1/traits/functions', {}, { staleTime: Infinity });
  const caret = field.current?.selectionStart ?? value.length;
  const word = wordAt(value, caret);
  const options = completions(word.text, traits.data?.items ?? [], functions.data?.items ?? []);
  const insert = (text: string) => {
    onChange(value.slice(0, word.from) + text + value.slice(word.to));
    const place = word.from + text.length;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(place, place);
    });
  };
  return (
    <div>
      <Textarea
        ref={field}
        label={label}
        description={description}
        autosize
        minRows={2}
        maxRows={10}
        spellCheck={false}
        classNames={{ input: classes.code }}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = options;
          if (event.key === 'Tab' && !event.shiftKey && word.text !== '' && first && first.insert !== word.text) {
            event.preventDefault();
            insert(first.insert);
          }
        }}
      />
      <div
        className={classes.suggestions}
        role="group"
        aria-label="Names that fit here; Tab takes the first"
        style={{ marginTop: 8 }}
      >
        {options.map((option) => (
          <Button
            key={option.insert}
            size="compact-xs"
            variant="default"
            data-tip={option.about}
            onClick={() => insert(option.insert)}
          >
            {option.insert}
          </Button>
        ))}
      </div>
    </div>
  );
}
