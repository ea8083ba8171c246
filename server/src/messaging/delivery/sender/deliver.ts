import type { Context } from '../../../platform/context.ts';
import { TemplateError } from '../../templates/index.ts';
import type { Connection, OutgoingMail, Transport } from '../providers/provider.ts';
import type { ClaimedSend, MailingRow } from '../tables.ts';
import type { Composer } from './compose.ts';
import { outcomeOf, type Ledger } from './ledger.ts';

export type Delivery = {
  ctx: Context;
  mailing: MailingRow;
  ledger: Ledger;
  composer: Composer;
  transport: Transport;
  signal: AbortSignal | undefined;
  /** Claimed rows nothing has been decided about; what stays in it is released by the caller. */
  left: Set<number>;
};

type Ready = { send: ClaimedSend; mail: OutgoingMail };

/** Sends a batch over the transport's connections. @returns false when the other side could not be reached at all */
export async function deliverBatch(delivery: Delivery, sends: readonly ClaimedSend[]): Promise<boolean> {
  const queue = [...sends].reverse();
  const lanes = Math.min(delivery.transport.concurrency, queue.length);
  const ended = await Promise.allSettled(Array.from({ length: lanes }, () => runLane(delivery, queue)));
  const failed = ended.find((lane) => lane.status === 'rejected');
  if (failed) throw failed.reason;
  return lanes === 0 || ended.some((lane) => lane.status === 'fulfilled' && lane.value);
}

/** One connection: while a message is on the wire, the next one is composed and handed. */
async function runLane(delivery: Delivery, queue: ClaimedSend[]): Promise<boolean> {
  const { ctx, transport } = delivery;
  let connection: Connection;
  try {
    connection = await transport.connect();
  } catch (error) {
    ctx.platform.log.warn(
      { provider: transport.name, err: error instanceof Error ? { message: error.message } : {} },
      'provider cannot be reached',
    );
    return false;
  }
  try {
    let next = takeNext(delivery, queue);
    for (let ready = await next; ready; ready = await next) {
      next = connection.usable() ? takeNext(delivery, queue) : Promise.resolve(null);
      await deliverOne(delivery, connection, ready);
      if (!connection.usable()) {
        const handed = await next;
        const again = await reconnect(delivery, handed);
        if (!again) return true;
        connection = again;
        next = takeNext(delivery, queue);
        if (handed) await deliverOne(delivery, connection, handed);
      }
    }
    return true;
  } finally {
    connection.close();
  }
}

async function deliverOne(
  { ctx, mailing, ledger }: Delivery,
  connection: Connection,
  { send, mail }: Ready,
): Promise<void> {
  const { platform } = ctx;
  await platform.faults('ledger.deliver.before');
  const reply = await connection.deliver(mail);
  await platform.faults('ledger.deliver.replied');
  await ledger.settle(outcomeOf(send, mailing, reply, platform.clock.now()));
}

/** A row that is handed already but not begun goes back, rather than becoming doubtful, when no connection is left for it. */
async function reconnect(
  { ctx, mailing, ledger, transport }: Delivery,
  handed: Ready | null,
): Promise<Connection | null> {
  try {
    return await transport.connect();
  } catch {
    if (handed)
      await ledger.settle(
        outcomeOf(
          handed.send,
          mailing,
          { kind: 'lost', afterData: false, text: 'no connection' },
          ctx.platform.clock.now(),
        ),
      );
    return null;
  }
}

/** The next message, composed and handed; null when there is none or the sender is to stop. */
async function takeNext(
  { ctx, mailing, ledger, composer, signal, left }: Delivery,
  queue: ClaimedSend[],
): Promise<Ready | null> {
  for (;;) {
    if (signal?.aborted) return null;
    const send = queue.pop();
    if (!send) return null;
    const mail = await composeOrSkip({ ctx, mailing, ledger, composer, left }, send);
    if (!mail) continue;
    if (await ledger.hand(send.id)) {
      left.delete(send.id);
      return { send, mail };
    }
  }
}

type Composing = Pick<Delivery, 'ctx' | 'mailing' | 'ledger' | 'composer' | 'left'>;

async function composeOrSkip({ ledger, composer, left }: Composing, send: ClaimedSend): Promise<OutgoingMail | null> {
  let reason = 'person_gone';
  let detail: string | null = null;
  try {
    const mail = await composer.compose(send);
    if (mail) return mail;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    reason = 'render_failed';
    detail = error.message.slice(0, 300);
  }
  left.delete(send.id);
  await ledger.settle({
    send,
    suppress: false,
    outcome: { id: send.id, state: 'skipped', reason, reply: detail, dueAt: null },
  });
  return null;
}
