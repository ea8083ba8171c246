import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';
import type { TemplateRow, VersionRow } from './tables.ts';

export async function insertVersion(
  tx: Tx,
  workspaceId: number,
  row: Omit<VersionRow, 'id' | 'version'>,
): Promise<VersionRow> {
  const { rows } = await sql<VersionRow>`/* insertVersion */
    insert into template_versions (workspace_id, template_id, version, class, subject, preheader, format, source, text_source, html, text, links, warnings, created_by, created_at)
    select ${workspaceId}, ${row.template_id}::int8, coalesce(max(v.version), 0) + 1, ${row.class}, ${row.subject}, ${row.preheader}, ${row.format}, ${row.source},
      ${row.text_source}, ${row.html}, ${row.text}, ${JSON.stringify(row.links)}::jsonb, ${JSON.stringify(row.warnings)}::jsonb, ${JSON.stringify(row.created_by)}::jsonb, ${row.created_at}
    from (select) one left join template_versions v on v.workspace_id = ${workspaceId} and v.template_id = ${row.template_id}::int8
    returning *`.execute(tx);
  return rows[0]!;
}

export async function insertTemplate(tx: Tx, workspaceId: number, name: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`/* insertTemplate */
    insert into templates (workspace_id, name, version_id, created_at, updated_at)
    values (${workspaceId}, ${name}, 0, ${now}, ${now}) returning id`.execute(tx);
  return rows[0]!.id;
}

export async function changeTemplate(
  tx: Tx,
  workspaceId: number,
  id: number,
  change: { name?: string | undefined; versionId?: number | undefined },
  now: Date,
): Promise<void> {
  await sql`/* changeTemplate */
    update templates set name = coalesce(${change.name ?? null}, name), version_id = coalesce(${change.versionId ?? null}::int8, version_id), updated_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

export async function setTemplateDeleted(
  tx: Tx,
  workspaceId: number,
  id: number,
  deletedAt: Date | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`/* setTemplateDeleted */
    update templates set deleted_at = ${deletedAt}
    where workspace_id = ${workspaceId} and id = ${id} and (deleted_at is null) = ${deletedAt !== null}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Locked, so that two savings of one template get one version each. */
export async function templateForChange(tx: Tx, workspaceId: number, id: number): Promise<TemplateRow | null> {
  const { rows } = await sql<TemplateRow>`/* templateForChange */
    select id, name, version_id, created_at, updated_at, deleted_at from templates
    where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null for update`.execute(tx);
  return rows[0] ?? null;
}

export async function templateById(tx: Tx, workspaceId: number, id: number): Promise<TemplateRow | null> {
  const { rows } = await sql<TemplateRow>`/* templateById */
    select id, name, version_id, created_at, updated_at, deleted_at from templates
    where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null`.execute(tx);
  return rows[0] ?? null;
}

export async function versionById(tx: Tx, workspaceId: number, id: number): Promise<VersionRow | null> {
  const { rows } = await sql<VersionRow>`/* versionById */
    select * from template_versions where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export type VersionSummary = Pick<VersionRow, 'id' | 'version' | 'subject' | 'created_at'>;

export async function versionsOf(tx: Tx, workspaceId: number, templateId: number): Promise<VersionSummary[]> {
  const { rows } = await sql<VersionSummary>`/* versionsOf */
    select id, version, subject, created_at from template_versions
    where workspace_id = ${workspaceId} and template_id = ${templateId} order by version desc limit 200`.execute(tx);
  return rows;
}

export async function versionByNumber(
  tx: Tx,
  workspaceId: number,
  templateId: number,
  version: number,
): Promise<VersionRow | null> {
  const { rows } = await sql<{ id: number }>`/* versionByNumber */
    select id from template_versions
    where workspace_id = ${workspaceId} and template_id = ${templateId} and version = ${version}`.execute(tx);
  return rows[0] ? versionById(tx, workspaceId, rows[0].id) : null;
}

export type ListedTemplate = TemplateRow & Pick<VersionRow, 'version' | 'class' | 'subject' | 'format'>;

/** Newest first; the cursor is exclusive. */
export async function templatePage(
  tx: Tx,
  workspaceId: number,
  search: string | undefined,
  after: [string | number | null, string | number | null] | null,
  limit: number,
): Promise<ListedTemplate[]> {
  const { rows } = await sql<ListedTemplate>`/* templatePage */
    select t.id, t.name, t.version_id, t.created_at, t.updated_at, t.deleted_at, v.version, v.class, v.subject, v.format
    from templates t join template_versions v on v.workspace_id = t.workspace_id and v.id = t.version_id
    where t.workspace_id = ${workspaceId} and t.deleted_at is null
      ${search ? sql`and strpos(lower(t.name), lower(${search})) > 0` : sql``}
      ${after ? sql`and (t.updated_at, t.id) < (${String(after[0])}::timestamptz, ${Number(after[1])})` : sql``}
    order by t.updated_at desc, t.id desc limit ${limit}`.execute(tx);
  return rows;
}
