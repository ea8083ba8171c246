import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { profileById } from '../../../records/profiles/index.ts';
import { compileOrRefuse, templateProblem } from '../actions/save-version.ts';
import type { Content } from '../rules/compile.ts';
import { TemplateError } from '../rules/language.ts';
import { placeLinks } from '../rules/links.ts';
import { profileScope, sampleScope, scopeOf } from '../rules/scope.ts';
import { versionById } from '../store.ts';
import { traitsFor } from '../traits.ts';
import { renderApart } from '../thread/renderer.ts';

export type Preview = { subject: string; html: string; text: string; warnings: string[] };

/** A version as this person would get it (somebody made up when nobody is named), untracked. */
export async function previewVersion(
  ctx: Context,
  versionId: number,
  profileId: number | undefined,
  instead: { subject?: string | null; preheader?: string | null } = {},
): Promise<Preview> {
  const version = await transact(ctx, (tx) => versionById(tx, ctx.workspaceId, versionId));
  if (!version) throw notFound('template');
  const sources = {
    subject: instead.subject ?? version.subject,
    preheader: instead.preheader ?? version.preheader,
    html: version.html,
    text: version.text,
  };
  return show(ctx, sources, version.warnings, profileId);
}

/** Content that is not saved yet. */
export async function previewContent(ctx: Context, content: Content, profileId: number | undefined): Promise<Preview> {
  const compiled = await compileOrRefuse(ctx, content);
  return show(
    ctx,
    { ...compiled, subject: content.subject, preheader: content.preheader },
    compiled.warnings,
    profileId,
  );
}

async function show(
  ctx: Context,
  sources: { subject: string; preheader: string; html: string; text: string },
  warnings: string[],
  profileId: number | undefined,
): Promise<Preview> {
  const now = ctx.platform.clock.now();
  const { brand, scope, person } = await transact(ctx, async (tx) => {
    const workspace = await workspaceOf(tx, ctx.workspaceId);
    if (profileId === undefined) return { brand: workspace, scope: sampleScope(workspace, now), person: undefined };
    const profile = await profileById(tx, ctx.workspaceId, profileId);
    if (!profile) throw notFound('profile');
    return {
      brand: workspace,
      scope: scopeOf(workspace, profileScope(profile), '#unsubscribe', now),
      person: profile.id,
    };
  });
  const traits =
    person === undefined ? undefined : (await traitsFor(ctx, Object.values(sources).join('\n'), [person])).get(person);
  scope.profile = { ...scope.profile, traits: traits ?? {} };
  try {
    const rendered = await renderApart(sources, brand, scope);
    const plain = (part: string) => placeLinks(part, (_position, url) => url);
    const more = brand.postalAddress
      ? []
      : ['The brand has no postal address yet (Settings, Brand): marketing cannot be sent without one.'];
    return {
      subject: rendered.subject,
      html: plain(rendered.html),
      text: plain(rendered.text),
      warnings: [...warnings, ...more],
    };
  } catch (error) {
    if (error instanceof TemplateError) throw templateProblem(error);
    throw error;
  }
}
