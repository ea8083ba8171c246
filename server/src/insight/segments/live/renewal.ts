import { systemContext, transact, type Platform } from '../../../platform/context.ts';
import { storeIsComplete } from '../../../records/events/index.ts';
import { renewTouched } from '../../figures/index.ts';
import { endRenewal, touchesToRenew, workspacesToRenew } from '../store.touched.ts';
import { peopleAtOnce } from './pass.ts';

/**
 * Computes the figures of people something happened to, beside the look at what reads none: it takes a second or several.
 * Then they are queued for the segments that read them. Dying in between does it again.
 * @returns whether there was anything to do
 */
export async function renewWaiting(platform: Platform, signal?: AbortSignal): Promise<boolean> {
  if (!(await storeIsComplete(platform))) return false;
  let busy = false;
  for (const workspaceId of await workspacesToRenew(platform.postgres.system)) {
    if (signal?.aborted) break;
    const ctx = systemContext(platform, workspaceId, 'segments.figures');
    const rows = await touchesToRenew(platform.postgres.system, workspaceId, peopleAtOnce);
    await renewTouched(ctx, [...new Set(rows.flatMap((row) => row.people))]);
    await platform.faults('segments.renewed');
    await transact(ctx, (tx) =>
      endRenewal(
        tx,
        workspaceId,
        rows.map((row) => row.id),
      ),
    );
    busy = true;
  }
  return busy;
}
