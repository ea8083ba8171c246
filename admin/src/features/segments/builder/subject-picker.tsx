import { Combobox, useCombobox } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Subject } from '../rule/subjects.ts';
import { useBuilder } from './builder-context.ts';
import classes from './builder.module.css';

const mostShown = 12;

/** Everything a condition can be about, searched by typing. */
export function SubjectPicker({
  onPick,
  children,
}: {
  onPick: (subject: Subject) => void;
  children: (open: () => void) => ReactNode;
}) {
  const { subjects } = useBuilder();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const wanted = search.trim().toLowerCase();
  const found = subjects.filter(({ label, group }) => `${label} ${group}`.toLowerCase().includes(wanted));
  const groups = [...new Set(found.map(({ group }) => group))];

  return (
    <Combobox
      store={combobox}
      width={300}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(id) => {
        const subject = subjects.find((one) => one.id === id);
        if (subject) onPick(subject);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        {<span>{children(() => combobox.toggleDropdown())}</span>}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label="Search conditions"
          placeholder="Orders, Placed Order, city…"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
        <Combobox.Options className={classes.options} tabIndex={0} aria-label="Conditions">
          {groups.map((group) => {
            const inGroup = found.filter((subject) => subject.group === group);
            const shown = wanted === '' ? inGroup.slice(0, mostShown) : inGroup;
            return (
              <Combobox.Group key={group} label={group}>
                {shown.map(({ id, label }) => (
                  <Combobox.Option key={id} value={id}>
                    {label}
                  </Combobox.Option>
                ))}
                {shown.length < inGroup.length && (
                  <div className={classes.moreOptions}>{inGroup.length - shown.length} more: type to search</div>
                )}
              </Combobox.Group>
            );
          })}
          {found.length === 0 && <Combobox.Empty>Nothing is called like this</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
