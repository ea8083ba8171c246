import { expect, it } from 'vitest';
import { emptyDraft, freshDefinition, freshMeasure, isComplete, type Draft } from './draft.ts';

const withDefinition = (definition: Draft['definition']): Draft => ({ ...emptyDraft, definition });

it('asks for what is missing before the server is asked', () => {
  expect(isComplete(emptyDraft)).toBe(true);
  expect(isComplete(withDefinition(freshDefinition('formula')))).toBe(false);
  expect(isComplete(withDefinition({ kind: 'formula', text: 'orders' }))).toBe(true);
  expect(isComplete(withDefinition(freshDefinition('ranges')))).toBe(false);
  expect(
    isComplete(withDefinition({ kind: 'ranges', of: 'orders', ranges: [{ below: 1, label: ' ' }], otherwise: 'b' })),
  ).toBe(false);
  const events = freshMeasure('events');
  expect(isComplete(withDefinition({ kind: 'measure', of: events }))).toBe(false);
  if (events.source !== 'events') throw new Error('no events');
  expect(isComplete(withDefinition({ kind: 'measure', of: { ...events, metric: 'A' } }))).toBe(true);
  expect(isComplete(withDefinition({ kind: 'measure', of: { ...events, metric: 'A', measure: 'distinct' } }))).toBe(
    false,
  );
});
