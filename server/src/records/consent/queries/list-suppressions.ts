import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Channel } from '../statement.ts';
import { suppressionPage, type SuppressionFilter } from '../store.suppressions.ts';
import type { SuppressionReason } from '../tables.ts';

export type Suppression = {
  channel: Channel;
  value: string;
  reason: SuppressionReason;
  detail: string | null;
  since: string;
};

export const listSuppressions = (
  ctx: Context,
  filter: SuppressionFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<Suppression>> =>
  transact(ctx, async (tx) => {
    const cursor = decodeCursor(page.cursor, 2);
    const after = cursor === null ? null : { channel: String(cursor[0]), value: String(cursor[1]) };
    const rows = await suppressionPage(tx, ctx.workspaceId, filter, after, page.limit + 1);
    const shown = rows.map(({ created_at, ...row }) => ({ ...row, since: created_at.toISOString() }));
    return toPage(shown, page.limit, (row) => [row.channel, row.value]);
  });
