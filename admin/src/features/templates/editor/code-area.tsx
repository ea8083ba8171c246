import { useRef, type KeyboardEvent } from 'react';
import { indentLines } from './indent.ts';
import classes from './editor.module.css';

interface CodeAreaProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Lines the compiler complained about, from 1. */
  faulty: ReadonlySet<number>;
  readOnly?: boolean;
}

/** Source with line numbers. Tab and Shift+Tab indent; Escape, then Tab, leaves. */
export function CodeArea({ label, value, onChange, faulty, readOnly = false }: CodeAreaProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const lines = value.split('\n').length;

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      leaving.current = true;
      return;
    }
    if (event.key !== 'Tab' || leaving.current) {
      leaving.current = false;
      return;
    }
    event.preventDefault();
    const area = event.currentTarget;
    const next = indentLines(value, area.selectionStart, area.selectionEnd, event.shiftKey);
    onChange(next.value);
    requestAnimationFrame(() => area.setSelectionRange(next.start, next.end));
  };

  return (
    <div className={classes.code}>
      <div ref={gutter} className={classes.gutter} aria-hidden>
        {Array.from({ length: lines }, (_, index) => (
          <div key={index} data-faulty={faulty.has(index + 1) || undefined}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        className={classes.area}
        aria-label={`${label}. Tab indents; press Escape, then Tab, to leave.`}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
