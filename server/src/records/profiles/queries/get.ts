import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { identifiersOf, mergesOf, profileById } from '../store.reads.ts';

/** One person with identifiers, where each field came from, and the merges that can be undone. */
export function getProfile(ctx: Context, id: number) {
  return transact(ctx, async (tx) => {
    const profile = await profileById(tx, ctx.workspaceId, id);
    if (!profile) throw notFound('profile');
    const identifiers = await identifiersOf(tx, ctx.workspaceId, profile.id);
    const merges = await mergesOf(tx, ctx.workspaceId, profile.id);
    const { provenance, ...fields } = profile;
    return {
      ...fields,
      provenance: Object.fromEntries(
        Object.entries(provenance).map(([name, [time, source]]) => [
          name,
          { at: time > 0 ? new Date(time).toISOString() : null, source },
        ]),
      ),
      identifiers: identifiers.map(({ originId: _origin, ...identifier }) => identifier),
      merges: merges.map(({ before: _before, ...merge }) => merge),
    };
  });
}
