import { Button } from '@mantine/core';
import { useId, useRef, useState, type ChangeEvent, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Vocabulary } from '../rule/subjects.ts';
import { suggest, type Suggestion } from './suggest.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { piecesOf, type TextFault } from './text-faults.ts';
import { useAskedValues } from './use-asked-values.ts';
import classes from './rule-text.module.css';

interface RuleTextProps {
  text: string;
  onText: (text: string) => void;
  vocabulary: Vocabulary;
  faults: readonly TextFault[];
  /** The text as it is usually written, when it can be read and differs. */
  tidy: string | null;
}

const example = 'last order at least 120 days ago\nand orders >= 2\nand email consent is subscribed';

/** A rule in words: faults are underlined where they are, names and keywords complete themselves. */
export function RuleText({ text, onText, vocabulary, faults, tidy }: RuleTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const asked = useAskedValues(text, caret, vocabulary);
  const found = caret === null ? null : suggest(text, caret, vocabulary, asked);
  const options = found?.options ?? [];

  const typed = ({ currentTarget, nativeEvent }: ChangeEvent<HTMLTextAreaElement>) => {
    onText(currentTarget.value);
    setCaret(isTyping(nativeEvent) ? currentTarget.selectionStart : null);
    setActive(0);
  };
  const accept = (option: Suggestion) => {
    if (found === null || caret === null) return;
    const rest = text.slice(caret);
    const next = `${text.slice(0, found.from)}${option.text}${rest.startsWith(' ') ? '' : ' '}`;
    // At once: whoever types on meanwhile would write in the wrong place.
    flushSync(() => {
      onText(next + rest);
      setCaret(null);
    });
    area.current?.focus();
    area.current?.setSelectionRange(next.length, next.length);
  };
  const show = ({ offset, length }: TextFault) => {
    area.current?.focus();
    area.current?.setSelectionRange(offset, offset + length);
  };
  const keys = (event: KeyboardEvent) => {
    const option = options[active];
    if (option === undefined || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + by + options.length) % options.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') accept(option);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div>
      <div className={classes.field}>
        <pre className={classes.mirror} aria-hidden>
          {piecesOf(text, faults).map((piece, index) =>
            piece.fault ? (
              <span key={index} className={classes.fault}>
                {piece.text}
              </span>
            ) : (
              piece.text
            ),
          )}
          {'\n'}
        </pre>
        <textarea
          ref={area}
          className={classes.area}
          aria-label="Rule in words"
          aria-invalid={faults.length > 0}
          aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
          aria-autocomplete="list"
          aria-controls={options.length > 0 ? `${id}-options` : undefined}
          aria-activedescendant={options.length > 0 ? `${id}-option-${active}` : undefined}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          placeholder={example}
          rows={6}
          value={text}
          onChange={typed}
          onKeyDown={keys}
          onBlur={() => setCaret(null)}
          onClick={() => setCaret(null)}
        />
        {found && (
          <SuggestionList
            id={id}
            before={text.slice(0, found.from)}
            options={options}
            active={active}
            onPick={accept}
          />
        )}
      </div>
      <div className={classes.foot}>
        {faults.length === 0 ? (
          <span className={classes.hint}>Names, numbers and times as you would say them; “and”, “or”, “not (…)”.</span>
        ) : (
          <div id={`${id}-faults`} role="status">
            <ul className={classes.faults}>
              {faults.map((fault) => (
                <li key={`${fault.offset} ${fault.message}`}>
                  <button type="button" className={classes.place} onClick={() => show(fault)}>
                    Line {fault.line}, column {fault.column}
                  </button>{' '}
                  {fault.message}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          disabled={tidy === null}
          onClick={() => tidy !== null && onText(tidy)}
        >
          Tidy up
        </Button>
      </div>
    </div>
  );
}

/** Letter by letter; something pasted needs no help. */
const isTyping = (event: Event): boolean =>
  event instanceof InputEvent &&
  (event.inputType === 'deleteContentBackward' ||
    (/^insert(Composition)?Text$/.test(event.inputType) && (event.data ?? '').length <= 2));
