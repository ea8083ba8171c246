import type { Platform } from '../../../platform/context.ts';
import { announcePresence, type Presence } from '../store.presence.ts';
import type { MailingRow } from '../tables.ts';
import { closeTransports } from '../transports.ts';

const recoveryEveryMs = 5000;
const restMs = 5000;

/** What the rounds of one process share: its number, who is being served, who is resting. */
export type Standing = {
  presence(): Promise<Presence>;
  recoveryDue(now: Date): boolean;
  running(workspaceId: number): number;
  /** The mailing served longest ago; transactional ones first. */
  next(due: readonly MailingRow[]): MailingRow | undefined;
  begin(mailing: MailingRow): () => void;
  rests(workspaceId: number, now: Date): boolean;
  /** Nothing of this workspace for a moment: its provider cannot be reached or its sending is paused. */
  rest(workspaceId: number, now: Date): void;
  /** When this fires and the last round has ended, the process gives up its number and its connections. */
  watch(signal: AbortSignal | undefined): void;
};

const standings = new WeakMap<Platform, Standing>();

export function standing(platform: Platform): Standing {
  const known = standings.get(platform);
  if (known) return known;
  const made = create(platform);
  standings.set(platform, made);
  return made;
}

function create(platform: Platform): Standing {
  let presence: Promise<Presence> | null = null;
  let recoveredAt = Number.NEGATIVE_INFINITY;
  let turn = 0;
  const active = new Map<number, number>();
  const served = new Map<number, number>();
  const resting = new Map<number, number>();
  let watched: AbortSignal | undefined;
  let rounds = 0;
  const leave = async (): Promise<void> => {
    if (rounds > 0) return;
    standings.delete(platform);
    closeTransports(platform);
    await (await presence?.catch(() => null))?.end();
  };
  return {
    presence: async () => {
      const current = await presence?.catch(() => null);
      if (current?.alive()) return current;
      presence = announcePresence(platform.postgres);
      return presence;
    },
    recoveryDue: (now) => {
      if (Math.abs(now.getTime() - recoveredAt) < recoveryEveryMs) return false;
      recoveredAt = now.getTime();
      return true;
    },
    running: (workspaceId) => active.get(workspaceId) ?? 0,
    next: (due) => {
      const urgent = due.some((m) => m.class === 'transactional')
        ? due.filter((m) => m.class === 'transactional')
        : due;
      return [...urgent].sort((a, b) => (served.get(a.id) ?? 0) - (served.get(b.id) ?? 0))[0];
    },
    begin: ({ id, workspace_id: workspace }) => {
      turn += 1;
      served.set(id, turn);
      rounds += 1;
      active.set(workspace, (active.get(workspace) ?? 0) + 1);
      return () => {
        rounds -= 1;
        active.set(workspace, (active.get(workspace) ?? 1) - 1);
        if (watched?.aborted) void leave();
      };
    },
    rests: (workspaceId, now) =>
      Math.abs(now.getTime() - (resting.get(workspaceId) ?? Number.NEGATIVE_INFINITY)) < restMs,
    rest: (workspaceId, now) => resting.set(workspaceId, now.getTime()),
    watch: (signal) => {
      if (!signal || signal === watched) return;
      watched = signal;
      signal.addEventListener('abort', () => void leave());
    },
  };
}
