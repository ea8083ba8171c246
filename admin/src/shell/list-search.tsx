import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import classes from './list-search.module.css';

interface ListSearchProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder: string;
}

/** The search of a list: asks as you type; "/" goes there. */
export function ListSearch({ value, onChange, label, placeholder }: ListSearchProps) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 180);
  useHotkeys([['/', () => input.current?.focus()]]);

  // The back button changed the address under the box.
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
      aria-label={label}
      placeholder={placeholder}
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
