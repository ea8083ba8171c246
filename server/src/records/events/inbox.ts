import type { Platform } from '../../platform/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import type { Message } from './message.ts';
import { appendToInbox, type InboxAppend } from './store.ts';

/** Lanes are fixed: a workspace always uses the same one, so that its messages keep their order. */
export const laneCount = 8;
const rowsPerCommit = 2000;
const maxWaiting = 40_000;

type Waiting = { rows: InboxAppend[]; resolve(): void; reject(error: unknown): void };
type Lane = { waiting: Waiting[]; rows: number; busy: boolean };

type Inbox = { lanes: Lane[]; burst: Burst };
/** Messages accepted in the present span of `burstMs` and in the one before. */
type Burst = { since: number; rows: number; before: number };

const inboxes = new WeakMap<Platform, Inbox>();

const newInbox = (): Inbox => ({
  lanes: Array.from({ length: laneCount }, (): Lane => ({ waiting: [], rows: 0, busy: false })),
  burst: { since: 0, rows: 0, before: 0 },
});

const burstMs = 250;
/** Four thousand a second: what one core accepts without processing anything beside. */
const burstRows = 1000;

/** Messages accepted in the fuller of the last two spans; 0 once it has been quiet. */
function recently(platform: Platform): number {
  const burst = inboxes.get(platform)?.burst;
  return burst && performance.now() - burst.since < 2 * burstMs ? Math.max(burst.rows, burst.before) : 0;
}

/**
 * Rest for whatever works on accepted messages: while they pour in, accepting goes first, since a client waits for that
 * and the inbox holds the rest. Work goes on at a fraction of its speed and catches up after the burst.
 */
export const pauseForAccepting = (platform: Platform): number => (recently(platform) > burstRows ? burstMs : 0);

const fewMs = 50;

/** Rest of the processor: of a steady trickle a few are taken together, since a round costs a dozen statements. */
export function pauseForFew(platform: Platform): number {
  const rows = recently(platform);
  return rows > 0 && rows <= burstRows / 2 ? fewMs : pauseForAccepting(platform);
}

/** Merging what small inserts leave behind costs ClickHouse more than the inserts: what comes meanwhile goes in together. */
const gatherMs = 500;

/** Rest after an insert into the event store. What comes to an idle server does not wait. */
export const pauseAfterInsert = (platform: Platform): number => Math.max(gatherMs, pauseForAccepting(platform));

function countBurst(burst: Burst, rows: number): void {
  const now = performance.now();
  if (now - burst.since > burstMs) {
    burst.before = now - burst.since > 2 * burstMs ? 0 : burst.rows;
    burst.since = now;
    burst.rows = 0;
  }
  burst.rows += rows;
}

/**
 * Takes messages for ever: resolves when they are committed in PostgreSQL. What arrives while a commit is under way
 * goes into the next one (group commit), so many small requests cost few commits.
 * @throws Problem 503 with Retry-After when more is waiting than can be kept, or the database does not answer.
 */
export function acceptMessages(platform: Platform, workspaceId: number, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return Promise.resolve();
  const inbox = inboxes.get(platform) ?? newInbox();
  inboxes.set(platform, inbox);
  const laneNumber = workspaceId % laneCount;
  const lane = inbox.lanes[laneNumber];
  if (!lane || lane.rows > maxWaiting) return Promise.reject(overloaded());
  countBurst(inbox.burst, messages.length);
  const receivedAt = platform.clock.now();
  const rows = messages.map((message) => ({
    workspaceId,
    key: message.key,
    receivedAt,
    message: JSON.stringify(message),
  }));
  return new Promise((resolve, reject) => {
    lane.waiting.push({ rows, resolve, reject });
    lane.rows += rows.length;
    if (!lane.busy) void drain(platform, laneNumber, lane);
  });
}

/**
 * Messages that were set apart earlier go in once more, in the caller's transaction: with the time they first came, and
 * a key of their own (`again` is unique among what is set apart), since their first one was used up.
 */
export const acceptAgain = (
  tx: Tx,
  workspaceId: number,
  messages: readonly { again: string; message: Message; receivedAt: Date }[],
): Promise<void> =>
  appendToInbox(
    tx,
    workspaceId % laneCount,
    messages.map(({ again, message, receivedAt }) => {
      const key = stableUuid('again', again);
      return { workspaceId, key, receivedAt, message: JSON.stringify({ ...message, key }) };
    }),
  );

async function drain(platform: Platform, laneNumber: number, lane: Lane): Promise<void> {
  lane.busy = true;
  while (lane.waiting.length > 0) {
    const group = takeGroup(lane);
    try {
      await appendToInbox(
        platform.postgres.system,
        laneNumber,
        group.flatMap((w) => w.rows),
      );
      for (const waiting of group) waiting.resolve();
    } catch (error) {
      platform.log.error({ err: error instanceof Error ? { message: error.message } : {} }, 'inbox append failed');
      for (const waiting of group) waiting.reject(notStored());
    }
  }
  lane.busy = false;
}

function takeGroup(lane: Lane): Waiting[] {
  const group: Waiting[] = [];
  let rows = 0;
  while (
    lane.waiting.length > 0 &&
    (group.length === 0 || rows + (lane.waiting[0]?.rows.length ?? 0) <= rowsPerCommit)
  ) {
    const next = lane.waiting.shift();
    if (!next) break;
    group.push(next);
    rows += next.rows.length;
  }
  lane.rows -= rows;
  return group;
}

const overloaded = (): Problem =>
  new Problem({
    status: 503,
    code: 'overloaded',
    title: 'Too much at once',
    detail: 'More is arriving than can be stored right now; this request was not kept.',
    remedy: 'Send it again after Retry-After.',
    retryAfterSeconds: 2,
  });

const notStored = (): Problem =>
  new Problem({
    status: 503,
    code: 'not_stored',
    title: 'The request could not be stored',
    detail: 'The database did not confirm; the request may or may not have been kept.',
    remedy: 'Send it again with the same ids: what was kept is recognised and not doubled.',
    retryAfterSeconds: 2,
  });
