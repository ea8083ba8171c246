import { useSuspenseQuery } from '@tanstack/react-query';
import { newQueries, openApi, type Session } from '../api.tsx';

/** The cache of what belongs to no workspace. */
export const sessionQueries = newQueries();

const sessionOptions = openApi.queryOptions('get', '/api/v1/session', undefined, { staleTime: 60_000 });

/** Who is signed in, with what workspaces, and whether the server is still empty. Throws what the server answers. */
export const readSession = (): Promise<Session> => sessionQueries.ensureQueryData(sessionOptions);

export const useSession = (): Session => useSuspenseQuery(sessionOptions, sessionQueries).data;

/** Takes over a session that the server has just answered with. */
export const keepSession = (session: Session): void => {
  sessionQueries.setQueryData(sessionOptions.queryKey, session);
};

/** Asks again: after signing in or out, or when a brand's settings have changed. */
export const refreshSession = (): Promise<Session> => sessionQueries.fetchQuery({ ...sessionOptions, staleTime: 0 });

const lastWorkspaceKey = 'rapport:workspace';

export function rememberWorkspace(id: number): void {
  localStorage.setItem(lastWorkspaceKey, String(id));
}

/** Where to start: the workspace used last, if it is still theirs, else the first. */
export function startWorkspace({ workspaces }: Session): number | undefined {
  const last = Number(localStorage.getItem(lastWorkspaceKey));
  return (workspaces.find(({ id }) => id === last) ?? workspaces[0])?.id;
}
