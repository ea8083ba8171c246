import { decodeCursor, toPage } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { sendPage, type SendRow, type SendState } from '../../delivery/index.ts';
import { readCampaign } from '../actions/draft.ts';

export type RecipientQuery = {
  cursor?: string | undefined;
  limit: number;
  state?: SendState | undefined;
  /** only those nobody knew about at some time */
  doubted?: boolean | undefined;
};

/** The campaign's rows of the send ledger, in the order they were planned. */
export async function campaignRecipients(ctx: Context, id: number, query: RecipientQuery) {
  const { mailing_id: mailing } = await readCampaign(ctx, id);
  const after = decodeCursor(query.cursor, 1);
  const rows = mailing
    ? await transact(ctx, (tx) =>
        sendPage(tx, ctx.workspaceId, mailing, query, after ? Number(after[0]) : 0, query.limit + 1),
      )
    : [];
  const page = toPage(rows, query.limit, (row) => [row.id]);
  return { ...page, items: page.items.map(shownSend) };
}

const shownSend = (row: SendRow) => ({
  id: row.id,
  profileId: row.profile_id,
  address: row.address,
  state: row.state,
  reason: row.reason,
  attempts: row.attempt,
  handedAt: row.handed_at?.toISOString() ?? null,
  doubtfulAt: row.doubtful_at?.toISOString() ?? null,
  sentAgain: row.doubtful_at !== null && row.handed_at !== null && row.handed_at > row.doubtful_at,
  finishedAt: row.finished_at?.toISOString() ?? null,
});
