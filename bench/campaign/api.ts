import { setTimeout as sleep } from 'node:timers/promises';

/** The server's API with a secret key. */
export type Api = {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T>;
  /** Profiles with consent to e-mail from a CSV file with a column `email`. */
  importProfiles(csv: string): Promise<void>;
  /** All rows of a list. */
  all<T>(path: string): Promise<T[]>;
};

export function apiOf(server: { url: string; secretKey: string }): Api {
  const authorization = `Bearer ${server.secretKey}`;
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      ...init,
      headers: { ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}), authorization },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    return (await answer.json()) as T;
  };
  const get = <T>(path: string): Promise<T> => ask<T>(path);
  return {
    get,
    send: (method, path, body) => ask(path, { method, body: JSON.stringify(body) }),
    importProfiles: async (csv) => {
      const form = new FormData();
      form.set('kind', 'profiles');
      form.set('file', new Blob([csv], { type: 'text/csv' }), 'people.csv');
      const { id } = await ask<{ id: string }>('/imports', { method: 'POST', body: form });
      for (;;) {
        const { status, report } = await get<{ status: string; report: { refused: number } }>(`/imports/${id}`);
        if (status === 'done' && report.refused === 0) return;
        if (!['queued', 'reading', 'settling'].includes(status))
          throw new Error(`the import is ${status}: ${JSON.stringify(report)}`);
        await sleep(200);
      }
    },
    all: async <T>(path: string): Promise<T[]> => {
      const items: T[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: T[]; nextCursor: string | null } = await get(
          `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return items;
    },
  };
}
