import type { Actor } from '../kernel/actor.ts';
import type { ClickHouse } from './clickhouse/index.ts';
import type { Clock } from './clock/index.ts';
import type { Config } from './config/index.ts';
import type { Vault } from './crypto/index.ts';
import type { Engines } from './engines/index.ts';
import type { Faults } from './faults/index.ts';
import type { Files } from './files/index.ts';
import type { Log } from './log/index.ts';
import { inWorkspace, type Postgres, type Tx } from './postgres/index.ts';
import type { Slots } from './slots/index.ts';

/** Everything a module may need from below, made once in app/ and handed down. */
export type Platform = {
  config: Config;
  log: Log;
  clock: Clock;
  postgres: Postgres;
  clickhouse: ClickHouse;
  engines: Engines | null;
  files: Files;
  vault: Vault;
  faults: Faults;
  slots: Slots;
  /** task names that handle each signal */
  signalTasks: ReadonlyMap<string, readonly string[]>;
  /** Base of links given to the outside, without a trailing slash. */
  publicUrl(): string;
};

/** One actor in one workspace: the first argument of every action and query. */
export type Context = {
  platform: Platform;
  workspaceId: number;
  actor: Actor;
  /** Given when nobody waits for the answer any more. */
  signal?: AbortSignal;
};

/** A transaction in the workspace of the context. */
export const transact = <T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inWorkspace(ctx.platform.postgres, ctx.workspaceId, work);

export const systemContext = (platform: Platform, workspaceId: number, job: string): Context => ({
  platform,
  workspaceId,
  actor: { type: 'system', job },
});
