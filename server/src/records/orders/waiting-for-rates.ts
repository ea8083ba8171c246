import { currencyRatesChanged, ratesOn, workspaceOf } from '../../foundation/workspaces/index.ts';
import { z } from 'zod';
import { transact, type Context, type Platform } from '../../platform/context.ts';
import { defineTask, onSignal } from '../../platform/jobs/index.ts';
import { inSystem, type Tx } from '../../platform/postgres/index.ts';
import { acceptAgain, type Message, type ResolvedMessage } from '../events/index.ts';
import { takeWaiting, waitingDays, workspacesWaiting, type WaitingDay } from './store.waiting-for-rates.ts';

const documentsPerCommit = 500;

/** Without what the processor found out about it: that is found out anew. */
export function asItCame(resolved: ResolvedMessage): Message {
  const { seq: _s, workspaceId: _w, receivedAt: _r, profileId: _p, originId: _o, created: _c, ...message } = resolved;
  return message;
}

/**
 * Documents whose rate is there by now go back into the inbox as they came, with the time they were heard; they leave the
 * waiting room in the same transaction, so each is in exactly one of the two wherever the process dies.
 */
export async function takeUpDocuments(platform: Platform, workspaceId: number): Promise<void> {
  for (;;) {
    const taken = await inSystem(platform.postgres, async (tx) => {
      const { timezone } = await workspaceOf(tx, workspaceId);
      const ready = await withRate(tx, workspaceId, await waitingDays(tx, workspaceId, timezone));
      if (ready.length === 0) return 0;
      const documents = await takeWaiting(tx, workspaceId, timezone, ready, documentsPerCommit);
      await platform.faults('orders.takeUp.taken');
      await acceptAgain(
        tx,
        workspaceId,
        documents.map(({ id, message, receivedAt }) => ({ again: `rate:${id}`, message, receivedAt })),
      );
      await platform.faults('orders.takeUp.beforeCommit');
      return documents.length;
    });
    if (taken < documentsPerCommit) return;
  }
}

async function withRate(tx: Tx, workspaceId: number, days: readonly WaitingDay[]): Promise<WaitingDay[]> {
  const rates = await ratesOn(tx, workspaceId, days);
  return days.filter((_, i) => rates[i] !== null && rates[i] !== undefined);
}

/** What waits, by currency and local day. */
export const documentsWaiting = (ctx: Context): Promise<WaitingDay[]> =>
  transact(ctx, async (tx) => {
    const { timezone } = await workspaceOf(tx, ctx.workspaceId);
    return waitingDays(tx, ctx.workspaceId, timezone);
  });

export const takeUpAfterRates = onSignal(currencyRatesChanged, 'orders.takeUp', takeUpDocuments);

/** Rates that came by another way than the settings, such as a restored backup. */
export const takeUpEverywhere = defineTask({
  name: 'orders.takeUp',
  payload: z.object({}).loose(),
  run: async (platform) => {
    for (const workspaceId of await inSystem(platform.postgres, workspacesWaiting)) {
      await takeUpDocuments(platform, workspaceId);
    }
  },
});
