import type { FigureDefinition } from '../../figures/index.ts';
import type { Bounds } from '../language/windows.ts';
import type { AggregateName, Node, Source } from './types.ts';

/** The moment and place an evaluation speaks of. */
export type Setting = {
  at: Date;
  /** A past moment was asked for: order traits are computed from the orders, not read from the profile. */
  historic: boolean;
  /** Some event lies after `at`, so that "ever" needs an upper bound too. */
  hasLaterEvents: boolean;
  zone: string;
  currency: string;
};

/** What of the workspace the rules name. */
export type Things = {
  figures: readonly FigureDefinition[];
  /** Units of the workspace currency for one of another; null where no rate is known. */
  rates: ReadonlyMap<string, number | null>;
};

/** Collects features and parameters while conditions compile: equal features become one. */
export type Builder = Setting & {
  /** A bound parameter, `{p0:String}`. Values never become part of the text. */
  param(type: string, value: unknown): string;
  instant(at: Date): string;
  /** 100 for EUR. */
  minorPerUnit: number;
  /** Units of the workspace currency for one of another. @throws Problem 422 where there is no rate */
  rate(currency: string): number;
  /** @throws Problem 422 naming the nearest one */
  figure(name: string): FigureDefinition;
  /** An expression over the columns of `profiles`. */
  profile(expression: string): string;
  /** An aggregate over rows of a source; without `filter` over all of them. */
  aggregate(source: Exclude<Source, 'profile'>, spec: AggregateSpec): string;
  /** `column` within the bounds and not after the moment of evaluation. */
  during(column: string, bounds: Bounds, options?: { always?: boolean }): string[];
  /** The compiled rule of another segment. */
  segment(id: number, path: string): Node;
  /**
   * The value of whoever stands at a place of a ranking over everybody: a nullable number, NULL where nobody does. All
   * rankings of a compilation are read together.
   */
  boundary(ranking: RankingSpec, cut: Cut): string;
  /** The middle of the people in a city or with a postal code, as `(longitude, latitude)`; NULLs where nobody's is known. */
  place(column: 'city' | 'postal_code', name: string): string;
  caveat(text: string): void;
};

export type AggregateSpec = {
  name: AggregateName;
  of?: string;
  /** NULL instead of 0 where no row passes the filter. */
  orNull?: boolean;
  filter?: readonly string[];
  metrics?: readonly string[];
  /** The part of the filter that names the metrics. */
  among?: string;
  /** The moment its window begins at, a bound parameter; without one it reaches back to the first event. */
  since?: string | undefined;
};

/** A place in a ranking: of so many percent of the ranked people, or of so many of them. */
export type Cut = { unit: 'percent' | 'people'; at: number };

export type RankingSpec = {
  /** Equal keys are one ranking. */
  key: string;
  /** Highest first, or lowest. */
  isDescending: boolean;
  /** Number or NULL over the features of the builder it is given; NULL is not ranked. */
  value(b: Builder): string;
  /** Who is ranked; null for everybody who is identified. */
  population(b: Builder): Node | null;
};
