import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Tells whether the application has a page at this path of a workspace: "/profiles", "/settings/keys". */
export function useHasPage(): (path: string) => boolean {
  const { routesByPath } = useRouter();
  return useCallback(
    (path) => Object.keys(routesByPath).some((known) => known.replace(/\/$/, '') === `/w/$workspaceId${path}`),
    [routesByPath],
  );
}
