import { audit } from '../../../foundation/audit/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Compiled, Content } from '../rules/compile.ts';
import {
  changeTemplate,
  insertTemplate,
  setTemplateDeleted,
  templateById,
  templateForChange,
  versionById,
} from '../store.ts';
import type { TemplateRow, VersionRow } from '../tables.ts';
import { compileOrRefuse, storeVersion } from './save-version.ts';

export type TemplateWithVersion = { template: TemplateRow; version: VersionRow };

/** @param known what `content` compiles to, where it is ours and need not be tried out first */
export async function createTemplate(
  ctx: Context,
  name: string,
  content: Content,
  known?: Compiled,
): Promise<TemplateWithVersion> {
  const compiled = known ?? (await compileOrRefuse(ctx, content));
  return transact(ctx, async (tx) => {
    const id = await insertTemplate(tx, ctx.workspaceId, name, ctx.platform.clock.now());
    const version = await storeVersion(ctx, tx, id, content, compiled);
    await changeTemplate(tx, ctx.workspaceId, id, { versionId: version.id }, ctx.platform.clock.now());
    await audit(ctx, tx, { action: 'template.created', entity: 'template', entityId: String(id), changes: { name } });
    return loaded(await templateById(tx, ctx.workspaceId, id), version);
  });
}

/** Another name only renames; any content makes a new version, the old ones stay. */
export async function updateTemplate(
  ctx: Context,
  id: number,
  change: Partial<Content> & { name?: string | undefined },
): Promise<TemplateWithVersion> {
  const before = await readTemplate(ctx, id);
  const { name, ...content } = change;
  const given = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
  const next = { ...contentOf(before.version), ...given };
  const compiled = Object.keys(given).length > 0 ? await compileOrRefuse(ctx, next) : null;
  return transact(ctx, async (tx) => {
    const current = await templateForChange(tx, ctx.workspaceId, id);
    if (!current) throw notFound('template');
    const version = compiled ? await storeVersion(ctx, tx, id, next, compiled) : before.version;
    await changeTemplate(tx, ctx.workspaceId, id, { name, versionId: version.id }, ctx.platform.clock.now());
    await audit(ctx, tx, {
      action: 'template.updated',
      entity: 'template',
      entityId: String(id),
      changes: { version: version.version, name: name ?? current.name },
    });
    return loaded(await templateById(tx, ctx.workspaceId, id), version);
  });
}

/** Versions stay, so what was sent can still be shown; `restoreTemplate` takes it back. */
export const deleteTemplate = (ctx: Context, id: number): Promise<void> => setDeleted(ctx, id, true);
export const restoreTemplate = (ctx: Context, id: number): Promise<void> => setDeleted(ctx, id, false);

const setDeleted = (ctx: Context, id: number, deleted: boolean): Promise<void> =>
  transact(ctx, async (tx) => {
    const changed = await setTemplateDeleted(tx, ctx.workspaceId, id, deleted ? ctx.platform.clock.now() : null);
    if (!changed) throw notFound('template');
    await audit(ctx, tx, {
      action: deleted ? 'template.deleted' : 'template.restored',
      entity: 'template',
      entityId: String(id),
    });
  });

export const readTemplate = (ctx: Context, id: number): Promise<TemplateWithVersion> =>
  transact(ctx, async (tx) => {
    const template = await templateById(tx, ctx.workspaceId, id);
    if (!template) throw notFound('template');
    return loaded(template, await versionById(tx, ctx.workspaceId, template.version_id));
  });

export const contentOf = (v: VersionRow): Content => ({
  class: v.class,
  subject: v.subject,
  preheader: v.preheader,
  format: v.format,
  source: v.source,
  textSource: v.text_source,
});

function loaded(template: TemplateRow | null, version: VersionRow | null): TemplateWithVersion {
  if (!template || !version) throw notFound('template');
  return { template, version };
}
