import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { normaliseEmail, normalisePhone } from '../rules/identifiers.ts';
import { countProfiles, listProfiles, type ProfileFilter, type ProfileRow } from '../store.reads.ts';

export type ProfileQuery = {
  search?: string;
  email?: string;
  phone?: string;
  externalId?: string;
  anonymousId?: string;
  ids?: number[];
  anonymous: boolean;
  sort: 'created' | 'lastSeen';
  cursor?: string;
  limit: number;
};

export function findProfiles(ctx: Context, query: ProfileQuery): Promise<Page<ProfileRow>> {
  const after = decodeCursor(query.cursor, 2);
  const identifier = identifierOf(query);
  const filter: ProfileFilter = {
    search: query.search,
    identifier,
    includeAnonymous: query.anonymous || identifier?.kind === 'anonymous',
    sort: query.sort,
    after: after ? [after[0] === null ? null : String(after[0]), Number(after[1])] : null,
    limit: query.limit + 1,
    ids: query.ids,
  };
  return transact(ctx, async (tx) => {
    const rows = await listProfiles(tx, ctx.workspaceId, filter);
    return toPage(rows, query.limit, (row) => [
      query.sort === 'lastSeen' ? (row.lastSeenAt?.toISOString() ?? null) : null,
      row.id,
    ]);
  });
}

export const profileCount = (ctx: Context): Promise<number> =>
  transact(ctx, (tx) => countProfiles(tx, ctx.workspaceId));

function identifierOf(query: ProfileQuery): { kind: string; value: string } | undefined {
  // What cannot be an address is looked for as it is, and found nowhere.
  if (query.email !== undefined) return { kind: 'email', value: normaliseEmail(query.email) ?? query.email };
  if (query.phone !== undefined) return { kind: 'phone', value: normalisePhone(query.phone) ?? query.phone };
  if (query.externalId !== undefined) return { kind: 'external', value: query.externalId };
  if (query.anonymousId !== undefined) return { kind: 'anonymous', value: query.anonymousId };
  return undefined;
}
