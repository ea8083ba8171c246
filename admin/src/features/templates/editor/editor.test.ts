import { describe, expect, it } from 'vitest';
import { changesOf, draftOf } from './draft.ts';
import { faultyLines } from './faults.ts';
import { indentLines } from './indent.ts';

describe('indenting', () => {
  it('puts two spaces at the caret', () => {
    expect(indentLines('ab', 1, 1, false)).toEqual({ value: 'a  b', start: 3, end: 3 });
  });
  it('moves every selected line in and back out again', () => {
    const inwards = indentLines('a\nb\nc', 0, 3, false);
    expect(inwards).toEqual({ value: '  a\n  b\nc', start: 2, end: 7 });
    expect(indentLines(inwards.value, inwards.start, inwards.end, true)).toEqual({
      value: 'a\nb\nc',
      start: 0,
      end: 3,
    });
  });
  it('leaves lines alone that are not indented', () => {
    expect(indentLines('a\nb', 0, 3, true)).toEqual({ value: 'a\nb', start: 0, end: 3 });
  });
});

it('saves only what differs', () => {
  const before = draftOf({
    name: 'A',
    class: 'marketing',
    subject: 's',
    preheader: '',
    format: 'mjml',
    source: '<mjml/>',
    textSource: null,
  });
  expect(changesOf(before, { ...before })).toEqual({});
  expect(changesOf(before, { ...before, name: 'B', preheader: 'p' })).toEqual({ name: 'B', preheader: 'p' });
});

it('finds the lines of faults', () => {
  expect([...faultyLines(['line 3, <mj-txt>: unknown', 'line 12, column 4: bad', 'The MJML cannot be read.'])]).toEqual(
    [3, 12],
  );
});
