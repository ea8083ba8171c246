import { expect, it } from 'vitest';
import { mapColumn } from './map-column.ts';

const mapping = { email: 'E-Mail', firstName: 'Name' };

it('moves a column to another field and takes the field from the column it had', () => {
  expect(mapColumn(mapping, 'Name', 'lastName')).toEqual({ email: 'E-Mail', lastName: 'Name' });
  expect(mapColumn(mapping, 'Second mail', 'email')).toEqual({ firstName: 'Name', email: 'Second mail' });
  expect(mapColumn(mapping, 'Name', 'email')).toEqual({ email: 'Name' });
});

it('takes a column out', () => {
  expect(mapColumn(mapping, 'Name', null)).toEqual({ email: 'E-Mail' });
});
