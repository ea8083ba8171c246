/** Where a measured value comes from: one read per source, whatever the number of features. */
export type Source = 'profile' | 'events' | 'orders' | 'lines' | 'creditNotes' | 'memberships' | 'figures';

export type AggregateName =
  'count' | 'sum' | 'min' | 'max' | 'avg' | 'uniqExact' | 'any' | 'groupArray' | 'argMin' | 'argMax';

/** A distinct per-profile value; rules that need the same value share it. */
export type Feature = {
  source: Source;
  /** `f0`: its column in the query */
  name: string;
  /** profile: an expression over the columns of `profiles` */
  expression?: string;
  /** profile: boundaries of rankings over everybody, one list for all people */
  scale?: Scale;
  /** profile: the middle (longitude, latitude) of everybody in a place; the value is a bound parameter in small letters */
  place?: { column: 'city' | 'postal_code'; is: string };
  /** the others: an aggregate over the rows of the source that pass `filter` */
  aggregate?: { name: AggregateName; of: string | null; orNull: boolean };
  filter?: string;
  /** events: the metrics the filter names, and the part of the filter that says so, for the primary key */
  metrics?: readonly string[];
  among?: string;
  /** events: when its window begins, a bound parameter; without one it reaches back to the first event */
  since?: string;
};

/** Rankings over everybody and the places in them that are asked for; read in one go. */
export type Scale = {
  /** Of the rankings alone. */
  features: readonly Feature[];
  rankings: { value: string; isDescending: boolean; population: Node | null }[];
  /** `at` is a bound parameter. The value at the place, counted from 1, is an element of the feature's list. */
  cuts: { ranking: number; unit: 'percent' | 'people'; at: string }[];
};

/** What a leaf of a rule becomes. */
export type Term = {
  type: 'term';
  /** Position in the rule: `where/all/0` */
  path: string;
  kind: string;
  /** Boolean over feature columns, never NULL. */
  test: string;
  /** Measured value over feature columns, for explaining; null where there is nothing to show. */
  value: string | null;
  /** Truth for a person without any row in the sources of the test. */
  whenAbsent: boolean;
  /** The test asks no more than whether some row passes the filter of its feature, or that none does. */
  presence?: 'some' | 'none';
  /** In words: what the value should be. */
  wanted: string;
  /** Filter of the event rows behind the value. */
  evidence?: string;
};

export type Group = { type: 'group'; path: string; op: 'all' | 'any' | 'none'; children: readonly Node[] };
export type Node = Term | Group;

export type Population = 'known' | 'everyone';

/** A rule ready to be asked in any way. */
export type Compiled = {
  root: Node;
  population: Population;
};

/** One or several rules over shared features. */
export type Compilation = {
  rules: readonly Compiled[];
  features: readonly Feature[];
  params: Record<string, unknown>;
  caveats: readonly string[];
};
