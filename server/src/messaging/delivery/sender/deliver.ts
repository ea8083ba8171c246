import type { Context } from '../../../platform/context.ts';
import type { Connection, Reply, Transport } from '../providers/provider.ts';
import { outcomeOf } from '../rules/outcomes.ts';
import type { ClaimedSend, MailingRow } from '../tables.ts';
import { openDesk, type Desk, type DeskOptions, type Ready } from './desk.ts';
import { takeSeat } from './seats.ts';

export type Delivery = DeskOptions & { mailing: MailingRow; transport: Transport };

/** Sends a batch over the transport's connections. @returns false when the other side could not be reached at all */
export async function deliverBatch(delivery: Delivery, sends: readonly ClaimedSend[]): Promise<boolean> {
  const desk = openDesk(delivery, sends);
  const lanes = Math.min(delivery.transport.concurrency, sends.length);
  const ended = await Promise.allSettled(Array.from({ length: lanes }, () => runLane(delivery, desk)));
  await desk.close();
  const failed = ended.find((lane) => lane.status === 'rejected');
  if (failed) throw failed.reason;
  return lanes === 0 || ended.some((lane) => lane.status === 'fulfilled' && lane.value);
}

/** One connection at a time. @returns whether it could be opened */
async function runLane(delivery: Delivery, desk: Desk): Promise<boolean> {
  const leaveSeat = await takeSeat(delivery.transport);
  let connection: Connection | null = null;
  let leave: (() => void) | null = null;
  try {
    connection = delivery.signal?.aborted ? null : await open(delivery);
    if (!connection) return delivery.signal?.aborted ?? false;
    leave = desk.join();
    for (let next = await desk.take(); next; next = await desk.take()) {
      desk.settle(await deliverOne(delivery, connection, next));
      if (connection.usable()) continue;
      connection.close();
      connection = await open(delivery);
      if (!connection) return true;
    }
    return true;
  } finally {
    leave?.();
    connection?.close();
    leaveSeat();
  }
}

async function deliverOne({ ctx, mailing }: Delivery, connection: Connection, { send, mail }: Ready) {
  const { platform } = ctx;
  await platform.faults('ledger.deliver.before');
  const reply = await connection.deliver(mail).catch((error: unknown): Reply => {
    const text = error instanceof Error ? error.message : 'unknown failure';
    return { kind: 'lost', afterData: true, text };
  });
  await platform.faults('ledger.deliver.replied');
  return outcomeOf(send, mailing, reply, platform.clock.now());
}

async function open({ ctx, transport }: { ctx: Context; transport: Transport }): Promise<Connection | null> {
  try {
    return await transport.connect();
  } catch (error) {
    ctx.platform.log.warn(
      { provider: transport.name, err: error instanceof Error ? { message: error.message } : {} },
      'provider cannot be reached',
    );
    return null;
  }
}
