import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { SettingsRow } from './tables.ts';

export async function settingsRow(tx: Tx, workspaceId: number): Promise<SettingsRow | null> {
  const { rows } = await sql<SettingsRow>`/* settingsRow */
    select provider, smtp_sealed, unsubscribe_mailto, from_name, from_email, reply_to, updated_at
    from delivery_settings where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0] ?? null;
}

export async function saveSettings(tx: Tx, workspaceId: number, row: SettingsRow): Promise<void> {
  await sql`/* saveSettings */
    insert into delivery_settings (workspace_id, provider, smtp_sealed, unsubscribe_mailto, from_name, from_email, reply_to, updated_at)
    values (${workspaceId}, ${row.provider}, ${row.smtp_sealed}, ${row.unsubscribe_mailto}, ${row.from_name}, ${row.from_email}, ${row.reply_to}, ${row.updated_at})
    on conflict (workspace_id) do update set provider = excluded.provider, smtp_sealed = excluded.smtp_sealed,
      unsubscribe_mailto = excluded.unsubscribe_mailto, from_name = excluded.from_name, from_email = excluded.from_email,
      reply_to = excluded.reply_to, updated_at = excluded.updated_at`.execute(tx);
}
