import { loadConfig } from '../../platform/config/index.ts';
import { createLog } from '../../platform/log/index.ts';
import { systemContext, type Context } from '../../platform/context.ts';
import { allWorkspaces } from '../../foundation/workspaces/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { openRuntime, type Runtime } from '../runtime.ts';
import { liveServer } from '../live-server.ts';

export type Session = {
  runtime: Runtime;
  /** A server runs on this data directory: it processes what a command only hands in. */
  served: boolean;
};

/**
 * Opens the installation for one command and closes it again. Where a server already owns the embedded engines the
 * command uses that server's engines and leaves them running.
 */
export async function withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const log = createLog('warn');
  const live = await liveServer(config.dataDir);
  const runtime = await openRuntime(
    live ? { ...config, databaseUrl: live.databaseUrl, clickhouseUrl: live.clickhouseUrl } : config,
    log,
  );
  try {
    return await work({ runtime, served: live !== null });
  } finally {
    await runtime.stop();
  }
}

/** The workspace a command is about: the named one, or the only one there is (the sample brand does not count). */
export async function contextOf(runtime: Runtime, slug: string | undefined, command: string): Promise<Context> {
  const all = await inSystem(runtime.platform.postgres, allWorkspaces);
  const real = all.filter((w) => !w.sample);
  const candidates = slug === undefined ? (real.length > 0 ? real : all) : all.filter((w) => w.slug === slug);
  const [workspace] = candidates;
  if (!workspace)
    throw new Error(
      slug === undefined
        ? 'There is no brand yet; create one with "rapport workspace create".'
        : `There is no brand "${slug}"; "rapport workspace list" names them.`,
    );
  if (candidates.length > 1)
    throw new Error(`Which brand? Name it with --workspace: ${candidates.map((w) => w.slug).join(', ')}.`);
  return systemContext(runtime.platform, workspace.id, `cli:${command}`);
}

export function print(json: boolean | undefined, value: unknown, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
}
