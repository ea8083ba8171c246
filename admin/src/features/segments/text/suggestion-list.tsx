import { useLayoutEffect, useRef, useState } from 'react';
import type { Suggestion } from './suggest.ts';
import classes from './rule-text.module.css';

interface SuggestionListProps {
  id: string;
  /** The text before what is completed: where the list opens. */
  before: string;
  options: readonly Suggestion[];
  active: number;
  onPick: (option: Suggestion) => void;
}

/** Opens below the word that is being typed. */
export function SuggestionList({ id, before, options, active, onPick }: SuggestionListProps) {
  const caret = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const mark = caret.current;
    const box = list.current;
    const frame = mark?.offsetParent;
    if (!mark || !box || !frame) return;
    const room = Math.max(0, frame.clientWidth - box.offsetWidth);
    setPlace({ left: Math.min(mark.offsetLeft, room), top: mark.offsetTop + mark.offsetHeight + 4 });
  }, [before, options.length]);
  return (
    <>
      <pre className={classes.ruler} aria-hidden>
        {before}
        <span ref={caret}>{'\u200b'}</span>
      </pre>
      <ul
        ref={list}
        id={`${id}-options`}
        className={classes.options}
        role="listbox"
        aria-label="Suggestions"
        style={place}
      >
        {options.map((option, index) => (
          <li
            key={option.text}
            id={`${id}-option-${index}`}
            className={classes.option}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(option);
            }}
          >
            <span className={classes.optionText}>{option.text}</span>
            <span className={classes.optionAbout}>{option.about}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
