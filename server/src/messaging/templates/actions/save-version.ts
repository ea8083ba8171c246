import { storedActor } from '../../../foundation/audit/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { compileContent, ContentError, type Compiled, type Content } from '../rules/compile.ts';
import { TemplateError } from '../rules/language.ts';
import { sampleScope } from '../rules/scope.ts';
import { insertVersion } from '../store.ts';
import type { VersionRow } from '../tables.ts';
import { renderApart } from '../thread/renderer.ts';

/** Compiled and rendered once for a made-up person, before anything is stored. @throws Problem 422 with each fault's place */
export async function compileOrRefuse(ctx: Context, content: Content): Promise<Compiled> {
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  try {
    const compiled = await compileContent(content);
    const { subject, preheader } = content;
    await renderApart({ ...compiled, subject, preheader }, brand, sampleScope(brand, ctx.platform.clock.now()));
    return compiled;
  } catch (error) {
    if (error instanceof ContentError) {
      throw invalid(
        'The template cannot be compiled.',
        error.faults.map((f) => ({ path: `/${f.field}`, message: f.message })),
        'invalid_template',
      );
    }
    if (error instanceof TemplateError) throw templateProblem(error);
    throw error;
  }
}

export const templateProblem = (error: TemplateError) =>
  invalid(
    'The template cannot be rendered.',
    [
      {
        path: '/source',
        message: error.line === null ? error.message : `line ${error.line}, column ${error.column}: ${error.message}`,
      },
    ],
    'invalid_template',
  );

export const storeVersion = (
  ctx: Context,
  tx: Tx,
  templateId: number | null,
  content: Content,
  compiled: Compiled,
): Promise<VersionRow> =>
  insertVersion(tx, ctx.workspaceId, {
    template_id: templateId,
    class: content.class,
    subject: content.subject,
    preheader: content.preheader,
    format: content.format,
    source: content.source,
    text_source: content.textSource,
    ...compiled,
    created_by: storedActor(ctx.actor),
    created_at: ctx.platform.clock.now(),
  });
