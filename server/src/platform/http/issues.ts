import type { z } from 'zod';
import type { FieldError } from '../../kernel/problem.ts';

/** The parts of an issue of zod that say what is wrong where. */
export type Issue = {
  code?: string | undefined;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[] | undefined;
  errors?: readonly (readonly z.core.$ZodIssue[])[] | undefined;
};

/**
 * Issues by their place: members that nobody reads are named one by one, and where something may have several shapes
 * the errors are those of the shape it comes nearest to.
 */
export function placesOf(issue: Issue, at: readonly PropertyKey[] = []): FieldError[] {
  const place = [...at, ...issue.path];
  const shapes = issue.errors ?? [];
  if (issue.code === 'invalid_union' && shapes.length > 0) {
    const nearest = [...shapes].sort((a, b) => missing(a) - missing(b))[0] ?? [];
    return nearest.flatMap((inner) => placesOf(inner, place));
  }
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      path: pointer([...place, key]),
      message: 'Nothing of this name is read here: see /docs for the right place, or leave it out.',
    }));
  }
  return [{ path: pointer(place), message: issue.message }];
}

const pointer = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`;

/** Members that a shape wants and that are not there at all. */
const missing = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => {
    if (issue.code === 'invalid_union') return sum + Math.min(...(issue.errors ?? []).map(missing), 100);
    return sum + (issue.code === 'invalid_type' && issue.message.endsWith('received undefined') ? 1 : 0);
  }, 0);
