import { describe, expect, it } from 'vitest';
import { instantIn, localIn } from './local-time.ts';
import { isDone, nextStep, openStep, stepBefore } from './steps.ts';

const empty = { includeSegments: [], templateId: null, versionId: null };

it('opens where something is missing', () => {
  expect(openStep(empty)).toBe('audience');
  expect(openStep({ ...empty, includeSegments: [1] })).toBe('content');
  expect(openStep({ ...empty, includeSegments: [1], templateId: 2 })).toBe('review');
  expect(isDone('time', empty, '')).toBe(false);
  expect([nextStep('audience'), nextStep('review'), stepBefore('audience'), stepBefore('review')]).toEqual([
    'content',
    'review',
    undefined,
    'time',
  ]);
});

describe('a time in the brand’s zone', () => {
  it.each([
    ['2026-11-22T10:00', 'Europe/Berlin', '2026-11-22T09:00:00.000Z'],
    ['2026-07-01T10:00', 'Europe/Berlin', '2026-07-01T08:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-11-22T10:00', 'America/New_York', '2026-11-22T15:00:00.000Z'],
    ['2026-11-22T10:00', 'Asia/Kolkata', '2026-11-22T04:30:00.000Z'],
  ])('%s in %s is %s and back', (local, zone, instant) => {
    const at = instantIn(local, zone);
    expect(at?.toISOString()).toBe(instant);
    expect(localIn(at ?? new Date(0), zone)).toBe(local);
  });
  it('is nothing without a time', () => expect(instantIn('', 'UTC')).toBeNull());
});
