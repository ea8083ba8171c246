import type { components } from '@rapport/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RapportClient } from '@rapport/sdk';
import { useWorkspace } from '../../../shell/workspace.tsx';
import { ruleOf, type PeopleSearch } from './people-search.ts';

export type Person = components['schemas']['Person'];

const pageSize = 100;

export function peopleQuestion(search: PeopleSearch) {
  const rule = ruleOf(search);
  return {
    ...(rule ? { rule } : {}),
    ...(search.q ? { search: search.q } : {}),
    sort: { by: search.sort ?? 'lastSeenAt', direction: search.dir ?? 'desc' },
  } as const;
}

export async function readPeople(
  client: RapportClient,
  search: PeopleSearch,
  page: { cursor?: string; limit: number; signal?: AbortSignal },
) {
  const { data, error } = await client.POST('/api/v1/segments/query', {
    body: { ...peopleQuestion(search), cursor: page.cursor, limit: page.limit },
    signal: page.signal,
  });
  if (error) throw error;
  return data;
}

/** The people of the list, page after page; while a new question is asked the old answer stays. */
export function usePeople(search: PeopleSearch) {
  const { client } = useWorkspace();
  const query = useInfiniteQuery({
    queryKey: ['people', peopleQuestion(search)],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => readPeople(client, search, { cursor: pageParam, limit: pageSize, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const people = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, people, total: query.data?.pages[0]?.total ?? undefined };
}
