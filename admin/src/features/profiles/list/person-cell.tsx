import { Avatar } from '@mantine/core';
import { UserRound } from 'lucide-react';
import { fullName, nameOf } from '../person-name.ts';
import type { Person } from './use-people.ts';
import classes from './list.module.css';

/** Face, name and the address below. */
export function PersonCell({ person }: { person: Person }) {
  const name = nameOf(person);
  const second = [person.email, person.phone].find((value) => value !== null && value !== name);
  return (
    <span className={classes.person}>
      {person.known ? (
        <Avatar name={fullName(person) || name} color="initials" size={32} aria-hidden />
      ) : (
        <Avatar size={32} aria-hidden>
          <UserRound size={16} />
        </Avatar>
      )}
      <span className={classes.names}>
        <span className={classes.name}>{name}</span>
        <span className={classes.second}>{second ?? (person.known ? 'No address' : 'Nobody signed in yet')}</span>
      </span>
    </span>
  );
}
