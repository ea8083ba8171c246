import { sql } from 'kysely';
import type { Tx } from '../../../platform/postgres/index.ts';
import type { Group } from '../rules/groups.ts';
import { usualSettings, type Settings } from '../rules/settings.ts';

export async function settingsOf(tx: Tx, workspaceId: number): Promise<Settings & { isUsual: boolean }> {
  const { rows } = await sql<{ bins: number; period_days: number | null; groups: Group[] }>`/* settingsOf */
    select bins, period_days, groups from rfm_settings where workspace_id = ${workspaceId}`.execute(tx);
  const [row] = rows;
  if (!row) return { ...usualSettings, isUsual: true };
  return { bins: row.bins, periodDays: row.period_days, groups: row.groups, isUsual: false };
}

export async function storeSettings(tx: Tx, workspaceId: number, settings: Settings, now: Date): Promise<void> {
  await sql`/* storeSettings */
    insert into rfm_settings (workspace_id, bins, period_days, groups, updated_at)
    values (${workspaceId}, ${settings.bins}, ${settings.periodDays}, ${JSON.stringify(settings.groups)}::jsonb, ${now})
    on conflict (workspace_id) do update set bins = excluded.bins, period_days = excluded.period_days,
      groups = excluded.groups, updated_at = excluded.updated_at`.execute(tx);
}

export type RunRow = {
  months: Record<string, string>;
  moved_under: string | null;
  moving_at: Date | null;
  moving_written: boolean;
  moving_after: number;
};

/** The run of the workspace, held against other workers until the end of the transaction. */
export async function runOf(tx: Tx, workspaceId: number): Promise<RunRow> {
  await sql`/* runOf */ insert into rfm_runs (workspace_id) values (${workspaceId}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<RunRow>`/* runOf */
    select months, moved_under, moving_at, moving_written, moving_after from rfm_runs
    where workspace_id = ${workspaceId} for update`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the run of RFM is not visible to its workspace');
  return { ...row, moving_after: Number(row.moving_after) };
}

export async function storeRun(tx: Tx, workspaceId: number, run: RunRow): Promise<void> {
  await sql`/* storeRun */
    update rfm_runs set months = ${JSON.stringify(run.months)}::jsonb, moved_under = ${run.moved_under},
      moving_at = ${run.moving_at}, moving_written = ${run.moving_written}, moving_after = ${run.moving_after}
    where workspace_id = ${workspaceId}`.execute(tx);
}
