import type { Builder, Cut, RankingSpec } from './builder.ts';
import type { Feature, Scale } from './types.ts';

/** All rankings of one compilation: their values, and the places that were asked for. */
export function makeScale(
  builder: Builder,
  features: readonly Feature[],
): { scale: Scale; place(spec: RankingSpec, cut: Cut): number } {
  const scale: Scale = { features, rankings: [], cuts: [] };
  const rankings = new Map<string, number>();
  const places = new Map<string, number>();
  const rankingOf = (spec: RankingSpec): number => {
    const known = rankings.get(spec.key);
    if (known !== undefined) return known;
    scale.rankings.push({
      value: spec.value(builder),
      isDescending: spec.isDescending,
      population: spec.population(builder),
    });
    rankings.set(spec.key, scale.rankings.length - 1);
    return scale.rankings.length - 1;
  };
  return {
    scale,
    place(spec, cut) {
      const key = JSON.stringify([spec.key, cut]);
      const known = places.get(key);
      if (known !== undefined) return known;
      const ranking = rankingOf(spec);
      scale.cuts.push({ ranking, unit: cut.unit, at: builder.param('Float64', cut.at) });
      places.set(key, scale.cuts.length);
      return scale.cuts.length;
    },
  };
}
