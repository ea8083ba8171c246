import { notFound } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { contactsOf } from '../../records/profiles/index.ts';
import { figureDefinitions } from './definitions.ts';
import { figureRuns } from './store.ts';
import { figuresOf } from './store.figures.ts';

/** Every figure of the workspace with how many people have one and when everybody's were computed. */
export const listFigures = (ctx: Context) =>
  transact(ctx, async (tx) => {
    const definitions = await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId);
    const runs = await figureRuns(tx, ctx.workspaceId);
    const items = definitions.map((definition) => {
      const run = runs.find(({ people }) => definition.name in people);
      return {
        ...definition,
        options: definition.options === undefined ? undefined : [...definition.options],
        people: run?.people[definition.name] ?? 0,
        renewedAt: run?.renewed_at?.toISOString() ?? null,
      };
    });
    return { items };
  });

/** A person's figures with what they mean, in the order of the definitions; keyed ones by value. */
export async function figuresOfProfile(ctx: Context, profileId: number) {
  const { id, definitions } = await transact(ctx, async (tx) => {
    const [contact] = await contactsOf(tx, ctx.workspaceId, [profileId]);
    if (!contact) throw notFound('profile');
    return { id: contact.id, definitions: await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId) };
  });
  const names = definitions.map(({ name }) => name);
  const stored = await figuresOf(ctx, id, names);
  const items = definitions.flatMap(({ name, label, type, explanation }) =>
    stored
      .filter((row) => row.figure === name)
      .map(({ key, number, text, moment }) => ({
        name,
        label,
        type,
        explanation,
        key,
        value: valueOf(type, { number, text, moment }),
      })),
  );
  return { items };
}

function valueOf(
  type: string,
  row: { number: number | null; text: string; moment: number | null },
): number | string | null {
  if (type === 'date') return row.moment === null ? null : new Date(row.moment).toISOString();
  return type === 'text' ? row.text : row.number;
}
