import type { Context } from '../../../platform/context.ts';
import { checkPatterns, facesOf } from '../../segments/index.ts';
import type { NumericType, TraitDefinition } from '../definition.ts';
import type { ValueType } from '../formula/typed.ts';
import type { Distribution } from '../shapes.ts';
import { distributionOf, someValues } from '../store.clickhouse.ts';
import { compileKnown, readKnown, withTrait } from '../values.ts';

const people = 8;

export type TraitPreview = {
  type: ValueType;
  distribution: Distribution;
  people: { profileId: number; name: string; email: string; value: string | number | null }[];
};

/** What a trait would be, without saving it: some people's values and how everybody's spread. @throws Problem 422, 409 */
export async function previewTrait(
  ctx: Context,
  {
    name,
    definition,
    numericType,
  }: { name?: string | undefined; definition: TraitDefinition; numericType: NumericType | null },
): Promise<TraitPreview> {
  await checkPatterns(ctx, definition, '/definition');
  const trait = { name: name ?? 'previewed', definition, numericType };
  const known = withTrait(await readKnown(ctx), trait);
  const { built, from, params } = await compileKnown(ctx, known, 'everybody');
  const value = built.get(trait.name);
  if (!value) throw new Error('a compiled trait has a value');
  const column = { from, value, params };
  const [distribution, values] = await Promise.all([distributionOf(ctx, column), someValues(ctx, column, people)]);
  const faces = await facesOf(
    ctx,
    values.map(({ profileId }) => profileId),
  );
  return {
    type: value.type,
    distribution,
    people: values.map(({ profileId, number, text }) => ({
      profileId,
      name: faces.get(profileId)?.name ?? '',
      email: faces.get(profileId)?.email ?? '',
      value: number !== null && value.type === 'date' ? new Date(number).toISOString() : (number ?? text),
    })),
  };
}
