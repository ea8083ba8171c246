import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../../platform/context.ts';
import type { OutgoingMail } from '../providers/provider.ts';
import { skipped, untouched, type Settled } from '../rules/outcomes.ts';
import type { ClaimedSend } from '../tables.ts';
import type { Composer } from './compose.ts';
import { writeLedger } from './ledger.ts';

/** Rows a connection may have handed and not settled: what a crash puts in doubt. */
const inDoubtPerLane = 4;
/** An answer waits this long for others to be written with it. */
const settleWithinMs = 25;
const attemptsToWrite = 5;

export type Ready = { send: ClaimedSend; mail: OutgoingMail };

/** Between the ledger and the connections: gives out messages that are handed, takes back what became of them. */
export type Desk = {
  /** A connection is there to take messages. @returns to be called when it is not any more */
  join(): () => void;
  /** null when there is nothing more to send */
  take(): Promise<Ready | null>;
  settle(settled: Settled): void;
  /** Writes until everything is settled; what was not begun by then is planned again. @throws when the ledger cannot be written */
  close(): Promise<void>;
};

export type DeskOptions = {
  ctx: Context;
  owner: number;
  composer: Composer;
  signal: AbortSignal | undefined;
  /** Claimed rows nothing has been decided about; what stays in it is released by the caller. */
  left: Set<number>;
};

export function openDesk({ ctx, owner, composer, signal, left }: DeskOptions, sends: readonly ClaimedSend[]): Desk {
  let queue = [...sends];
  const ready: Ready[] = [];
  let done: Settled[] = [];
  let lanes = 0;
  let onWire = 0;
  let failure: Error | null = null;
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  const takers: ((next: Ready | null) => void)[] = [];

  const room = (): number => {
    if (signal?.aborted) queue = [];
    return queue.length === 0 ? 0 : Math.max(0, lanes * inDoubtPerLane - ready.length - onWire);
  };
  /** One commit for many: rarely worth it for a few rows, unless nothing else is going on. */
  const worthwhile = (late: boolean): boolean => {
    const many = Math.max(1, (lanes * inDoubtPerLane) / 2);
    return room() >= Math.min(many, queue.length || 1) || done.length >= many || (late && done.length > 0);
  };

  const write = (late = false): void => {
    if (writing || failure) return;
    if (!worthwhile(late)) {
      if (done.length > 0) timer ??= setTimeout(() => ((timer = null), write(true)), settleWithinMs);
      return;
    }
    writing = turn()
      .catch((error: unknown) => {
        failure = error instanceof Error ? error : new Error('the ledger was not written');
      })
      .finally(() => {
        writing = null;
        serve();
        write();
      });
  };

  async function turn(): Promise<void> {
    const composed = await composer.compose(queue.splice(0, room()));
    const settled = done;
    done = [];
    const mails = composed.flatMap((c) => {
      if (c.mail) return [{ send: c.send, mail: c.mail }];
      left.delete(c.send.id);
      settled.push(skipped(c.send, c.reason, c.detail));
      return [];
    });
    const handed = await writeOften(settled, mails).catch((error: unknown) => {
      done = [...settled, ...done];
      throw error;
    });
    if (mails.length > 0 && handed.size === 0) queue = [];
    for (const mail of mails) {
      if (!handed.has(mail.send.id)) continue;
      left.delete(mail.send.id);
      ready.push(mail);
    }
  }

  /** A commit that failed may have happened: rows it was to hand have not begun, and are written down so. */
  async function writeOften(settled: readonly Settled[], mails: readonly Ready[]): Promise<Set<number>> {
    let toHand = mails.map((m) => m.send.id);
    let toSettle = settled;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await writeLedger(ctx, owner, toSettle, toHand);
      } catch (error) {
        if (attempt === attemptsToWrite) throw error;
        for (const id of toHand) left.delete(id);
        if (toHand.length > 0) toSettle = [...settled, ...mails.map((m) => untouched(m.send))];
        toHand = [];
        await sleep(50 * 2 ** attempt);
      }
    }
  }

  const serve = (): void => {
    while (takers.length > 0 && ready.length > 0 && !signal?.aborted) {
      onWire += 1;
      takers.shift()?.(ready.shift() ?? null);
    }
    if (failure || signal?.aborted || (queue.length === 0 && !writing))
      for (const taker of takers.splice(0)) taker(null);
  };

  return {
    join: () => {
      lanes += 1;
      write();
      return () => {
        lanes -= 1;
      };
    },
    take: () =>
      new Promise((resolve) => {
        takers.push(resolve);
        serve();
        write();
      }),
    settle: (settled) => {
      onWire -= 1;
      done.push(settled);
      write();
    },
    close: async () => {
      queue = [];
      if (timer) clearTimeout(timer);
      do {
        while (writing) await writing;
        done.push(...ready.splice(0).map((r) => untouched(r.send)));
        const settled = done;
        done = [];
        if (settled.length > 0) await writeOften(settled, []);
      } while (writing || done.length > 0);
      if (failure) throw failure;
    },
  };
}
