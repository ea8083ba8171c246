import { useApi } from '../../../shell/workspace.tsx';
import type { Vocabulary } from '../rule/subjects.ts';
import { valuesAsked } from './asked-values.ts';
import type { Value } from './suggest.ts';

const none: readonly Value[] = [];

/** Values of the event property or figure the caret stands at, asked of the server; empty until they are there. */
export function useAskedValues(text: string, caret: number | null, vocabulary: Vocabulary): readonly Value[] {
  const asked = caret === null ? undefined : valuesAsked(text.slice(0, caret), vocabulary)?.asked;
  const { data } = useApi().useQuery(
    'get',
    '/api/v1/segments/vocabulary/values',
    { params: { query: asked ?? {} } },
    { enabled: asked !== undefined, staleTime: 300_000, retry: false },
  );
  if (asked === undefined) return none;
  const options = 'figure' in asked ? vocabulary.figures.find((one) => one.figure === asked.figure) : undefined;
  const found = data?.items ?? none;
  const others = options?.keyed === null ? options.options.filter((o) => found.every(({ value }) => value !== o)) : [];
  return others.length === 0 ? found : [...found, ...others.map((value) => ({ value }))];
}
