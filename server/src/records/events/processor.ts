import type { JsonObject } from '../../kernel/json.ts';
import type { Platform } from '../../platform/context.ts';
import { inSystem, type Tx } from '../../platform/postgres/index.ts';
import { learnPeople, queueProjections, type PersonMessage } from '../profiles/index.ts';
import type { EventRow, Message, ResolvedMessage } from './message.ts';
import { metricUses } from './rules/metric-uses.ts';
import { eventLine } from './rules/event-lines.ts';
import { projectors, type Batch, type Projector } from './projector.ts';
import type { Facts } from './rules/facts.ts';
import {
  addBatch,
  claimLane,
  clearInbox,
  learnMetrics,
  newKeys,
  nextSequences,
  readInbox,
  setAside,
  type InboxRow,
} from './store.ts';

const batchSize = 1000;

/**
 * One batch of one lane: a single PostgreSQL transaction from the inbox to an immutable batch of resolved events.
 * If the process dies anywhere the transaction never happened and the batch is done again. A message that makes the
 * batch fail is found by halving and set aside with the reason; the others go on.
 * @returns whether there was anything to do
 */
export async function processInbox(platform: Platform, limit = batchSize): Promise<boolean> {
  try {
    return await inSystem(platform.postgres, (tx) => processLane(platform, tx, limit));
  } catch (error) {
    if (isTransient(error)) throw error;
    if (limit > 1) return processInbox(platform, Math.ceil(limit / 8));
    platform.log.error(
      { err: error instanceof Error ? { message: error.message, stack: error.stack } : {} },
      'message set aside',
    );
    return inSystem(platform.postgres, (tx) =>
      setFirstAside(platform, tx, error instanceof Error ? error.message : 'unknown error'),
    );
  }
}

/** The database is away or busy: trying the same again is right, blaming a message is not. */
function isTransient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    /^(08|40|53|55|57|58|25P0)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    (error instanceof Error && /terminated|timeout exceeded/i.test(error.message))
  );
}

async function processLane(platform: Platform, tx: Tx, limit: number): Promise<boolean> {
  const lane = await claimLane(tx);
  if (lane === null) return false;
  const rows = await readInbox(tx, lane, limit);
  if (rows.length === 0) return false;
  const now = platform.clock.now();
  const events: EventRow[] = [];
  for (const [workspaceId, group] of byWorkspace(rows)) {
    events.push(...(await processWorkspace(platform, tx, workspaceId, group, now)));
  }
  await platform.faults('processor.projected');
  if (events.length > 0) {
    const sequences = await nextSequences(tx, events.length);
    events.forEach((event, i) => {
      event.seq = sequences[i] ?? 0;
    });
    await addBatch(tx, lane, events.length, events.map(eventLine).join('\n'), now);
    await learnMetrics(tx, metricUses(events));
  }
  await clearInbox(
    tx,
    lane,
    rows.map((row) => row.id),
    now,
  );
  await platform.faults('processor.beforeCommit');
  return true;
}

function byWorkspace(rows: readonly InboxRow[]): Map<number, InboxRow[]> {
  const groups = new Map<number, InboxRow[]>();
  for (const row of rows) {
    const group = groups.get(row.workspaceId) ?? [];
    group.push(row);
    groups.set(row.workspaceId, group);
  }
  return groups;
}

async function processWorkspace(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  rows: readonly InboxRow[],
  now: Date,
): Promise<EventRow[]> {
  const fresh = await withoutRepeats(tx, workspaceId, rows);
  const messages = fresh.map((row) => row.message as unknown as Message);
  const implying = platform.slots.all(projectors).filter(({ implies }) => implies !== undefined);
  const about = (message: Message): PersonMessage => aboutPerson(message, implying);
  const { people, touched } = await learnPeople(platform, tx, workspaceId, messages.map(about), now);
  const resolved = fresh.map((row, i): ResolvedMessage => {
    const message = messages[i] as Message;
    const person = people[i];
    return {
      ...message,
      seq: row.id,
      workspaceId,
      receivedAt: row.receivedAt.getTime(),
      profileId: person?.profileId ?? null,
      originId: person?.originId ?? null,
      created: person?.created ?? false,
    };
  });
  return project(platform, tx, workspaceId, resolved, touched, now);
}

function aboutPerson(message: Message, implying: readonly Projector[]): PersonMessage {
  const { who, time, trusted, source, passive, data } = message;
  const implied = implying.flatMap((projector) => projector.implies?.(message) ?? []);
  return {
    who,
    time,
    trusted,
    source,
    passive: passive === true,
    ...(data.facts === undefined ? {} : { facts: data.facts as unknown as Facts }),
    ...(implied.length === 0 ? {} : { implied: Object.assign({}, ...implied) as Facts['fields'] }),
    ...(typeof data.formerId === 'string' ? { formerId: data.formerId } : {}),
  };
}

async function withoutRepeats(tx: Tx, workspaceId: number, rows: readonly InboxRow[]): Promise<InboxRow[]> {
  const unseen = await newKeys(tx, workspaceId, [...new Set(rows.map((row) => row.key))]);
  return rows.filter((row) => unseen.delete(row.key));
}

async function project(
  platform: Platform,
  tx: Tx,
  workspaceId: number,
  messages: ResolvedMessage[],
  people: ReadonlySet<number>,
  now: Date,
): Promise<EventRow[]> {
  const touched = { profile: new Set(people), order: new Set<number>() };
  const rejects: { workspaceId: number; key: string; message: JsonObject; reason: string }[] = [];
  const batch: Batch = {
    platform,
    tx,
    workspaceId,
    now,
    messages,
    events: messages.flatMap(trackedEvent),
    reject: (message, reason) =>
      rejects.push({ workspaceId, key: message.key, message: message as unknown as JsonObject, reason }),
    touch: (kind, ids) => {
      for (const id of ids) touched[kind].add(id);
    },
  };
  for (const projector of platform.slots.all(projectors)) await projector.project(batch);
  await setAside(tx, rejects, now);
  await queueProjections(tx, workspaceId, 'profile', [...touched.profile]);
  await queueProjections(tx, workspaceId, 'order', [...touched.order]);
  return batch.events;
}

function trackedEvent(message: ResolvedMessage): EventRow[] {
  if (message.kind !== 'track' || message.profileId === null) return [];
  const value = message.data.value;
  return [
    {
      workspaceId: message.workspaceId,
      metric: message.name,
      profileId: message.profileId,
      originId: message.originId ?? message.profileId,
      time: message.time,
      value: typeof value === 'string' ? value : '0',
      seq: 0,
      properties: (message.data.properties ?? {}) as JsonObject,
      backfill: message.backfill,
      receivedAt: message.receivedAt,
    },
  ];
}

async function setFirstAside(platform: Platform, tx: Tx, reason: string): Promise<boolean> {
  const lane = await claimLane(tx);
  if (lane === null) return false;
  const [row] = await readInbox(tx, lane, 1);
  if (!row) return false;
  const now = platform.clock.now();
  await setAside(tx, [{ workspaceId: row.workspaceId, key: row.key, message: row.message, reason }], now);
  await clearInbox(tx, lane, [row.id], now);
  return true;
}
