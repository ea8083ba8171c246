import { describe, expect, it } from 'vitest';
import { readProblem } from './problem.ts';

describe('a failure', () => {
  it('is read from problem details, with its fields', () => {
    expect(
      readProblem({
        type: 'https://example.org/problems/invalid',
        title: 'The request has faults',
        status: 422,
        detail: 'One field is wrong.',
        remedy: 'Correct it.',
        errors: [
          { field: 'email', message: 'Is not an address' },
          { pointer: '#/body/rule/any', detail: 'Is empty' },
        ],
      }),
    ).toEqual({
      title: 'The request has faults',
      status: 422,
      detail: 'One field is wrong.',
      remedy: 'Correct it.',
      requestId: undefined,
      fields: { email: 'Is not an address', 'rule.any': 'Is empty' },
    });
  });

  it('is read from a bare message', () => {
    expect(readProblem({ code: 'INVALID', message: 'Invalid email or password' }).title).toBe(
      'Invalid email or password',
    );
    expect(readProblem(new Error('Went wrong')).title).toBe('Went wrong');
  });

  it('tells a dead connection from an answer', () => {
    expect(readProblem(new TypeError('Failed to fetch')).title).toBe('The server cannot be reached');
    expect(readProblem(new TypeError('x is undefined')).title).toBe('x is undefined');
  });

  it('has a title whatever was thrown', () => {
    for (const thrown of [undefined, null, 7, {}, [], { title: '' }]) {
      expect(readProblem(thrown).title).toBe('This did not work');
    }
  });
});
