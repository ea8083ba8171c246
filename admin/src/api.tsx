import { createClient, type components, type paths, type RapportClient } from '@rapport/sdk';
import { QueryClient } from '@tanstack/react-query';
import createQueryHooks, { type OpenapiQueryClient } from 'openapi-react-query';

export type Session = components['schemas']['Session'];
export type SessionWorkspace = components['schemas']['SessionWorkspace'];

/** What a page talks to the server with: `useQuery`, `useMutation`, `queryOptions`, all typed by the paths. */
export type Api = OpenapiQueryClient<paths>;

/** One workspace's way to the server: its own header on every call and its own cache, so brands never mix. */
export interface WorkspaceAccess {
  client: RapportClient;
  api: Api;
  queries: QueryClient;
}

/** Retries what may pass by itself; never what the server has refused. */
function retry(failures: number, error: unknown): boolean {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;
  return failures < 2 && (status === 0 || status >= 500);
}

export const newQueries = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry } } });

/** Calls that belong to no workspace: session, setup. */
export const openClient: RapportClient = createClient();
export const openApi: Api = createQueryHooks(openClient);

const known = new Map<number, WorkspaceAccess>();
let onSignedOut: () => void = () => undefined;

/** What happens when the server says that the session has ended. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

export function accessTo(workspaceId: number): WorkspaceAccess {
  const existing = known.get(workspaceId);
  if (existing) return existing;
  const client = createClient({ headers: { 'Rapport-Workspace': String(workspaceId) } });
  client.use({
    onResponse({ response }) {
      if (response.status === 401) onSignedOut();
      return undefined;
    },
  });
  const access = { client, api: createQueryHooks(client), queries: newQueries() };
  known.set(workspaceId, access);
  return access;
}

/** Forgets every brand's data: after signing out, nothing of it stays in memory. */
export function forgetWorkspaces(): void {
  for (const { queries } of known.values()) queries.clear();
  known.clear();
}
