import type { JsonValue } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { transact } from '../../platform/context.ts';
import { figureDefinitions, figuresOfPeople } from '../../insight/figures/index.ts';

export type Traits = { [name: string]: JsonValue };

const named = /\bprofile\.traits\.([A-Za-z][A-Za-z0-9]*)/g;
const anyOf = /\bprofile\.traits\s*(?:\[|%|\}|\||$)/;

/**
 * The figures that content names as `{{ profile.traits.basket }}`, of these people: numbers, texts, dates as ISO 8601; of
 * those with several values an object, `{{ profile.traits.categoryAffinity["Tea"] }}`. Nothing is read where none is named.
 */
export async function traitsFor(
  ctx: Context,
  content: string,
  profileIds: readonly number[],
): Promise<Map<number, Traits>> {
  const names = new Set([...content.matchAll(named)].map(([, name = '']) => name));
  const isAny = anyOf.test(content);
  const people = new Map<number, Traits>();
  if ((names.size === 0 && !isAny) || profileIds.length === 0) return people;
  const all = await transact(ctx, (tx) => figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId));
  const definitions = new Map(all.filter(({ name }) => isAny || names.has(name)).map((one) => [one.name, one]));
  const rows = await figuresOfPeople(ctx, profileIds, [...definitions.keys()]);
  for (const { profileId, figure, key, number, text, moment } of rows) {
    const definition = definitions.get(figure);
    const traits = people.get(profileId) ?? {};
    people.set(profileId, traits);
    const value = definition?.type === 'text' ? text : definition?.type === 'date' ? dated(moment) : number;
    if (definition?.keyed === undefined) traits[figure] = value;
    else traits[figure] = { ...(traits[figure] as Traits | undefined), [key]: value };
  }
  return people;
}

const dated = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
