import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

interface SearchBoxProps {
  /** What is searched: "campaigns". */
  what: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** Searches as you type; "/" goes there, Escape empties it. */
export function SearchBox({ what, placeholder, value, onChange }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 200);
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
      size="xs"
      type="search"
      flex={{ base: '1 1 100%', xs: '0 1 280px' }}
      miw={180}
      aria-label={`Search ${what}`}
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
