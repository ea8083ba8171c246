import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import classes from './list.module.css';

/** Searches as you type; "/" goes there. */
export function PeopleSearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 180);
  useHotkeys([['/', () => input.current?.focus()]]);

  // A view or the back button changed the address under the box.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  const change = (next: string) => {
    setText(next);
    tell(next);
  };

  return (
    <TextInput
      ref={input}
      className={classes.search}
      size="xs"
      type="search"
      aria-label="Search profiles"
      placeholder="Search name, e-mail, phone, id"
      leftSection={<Search size={14} />}
      rightSection={
        text && <CloseButton size={22} iconSize={12} aria-label="Clear search" onClick={() => change('')} />
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && change('')}
    />
  );
}
