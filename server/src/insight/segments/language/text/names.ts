import { phraseAt, phrases, type Phrases } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

/** What a workspace calls its things, as far as rules in words can name them. */
export type Names = {
  metrics: readonly string[];
  /** Paths of custom properties: `tea_club`, `address.city`. Empty where they were not read. */
  properties: readonly string[];
  segments: readonly { id: number; name: string }[];
  /** Computed figures; left out where they were not read. */
  figures?: readonly NamedFigure[];
  currency?: string;
};

export type NamedFigure = { name: string; label: string; type: string; keyed?: { label: string } };

export const noNames: Names = { metrics: [], properties: [], segments: [] };

/** Names made ready for looking up; what is spoken without quotes is found word by word. */
export type Lookup = Names & {
  metric(tokens: readonly Token[], at: number): { value: string; length: number } | undefined;
  segment(tokens: readonly Token[], at: number): { value: number; length: number } | undefined;
  segmentNamed(name: string): number | undefined;
  segmentName(id: number): string | undefined;
  property(key: string): string | undefined;
  figure(tokens: readonly Token[], at: number): { value: NamedFigure; length: number } | undefined;
  /** By its technical name or by its label. */
  figureNamed(name: string): NamedFigure | undefined;
  /** What reads as this figure again: its label, unless another is called so. */
  figureLabel(name: string): string;
};

export function lookup(names: Names): Lookup {
  const metrics = spoken(names.metrics.map((name) => [name, name] as const));
  const stems = stemmed(names.metrics);
  const segments = spoken(names.segments.map(({ id, name }) => [name, id] as const));
  const ids = new Map(names.segments.map(({ id, name }) => [name.toLowerCase(), id]));
  const titles = new Map(names.segments.map(({ id, name }) => [id, name]));
  const listed = names.figures ?? [];
  const figures = spoken(listed.flatMap((one) => [[one.label, one] as const, [one.name, one] as const]));
  const figureNamed = (name: string): NamedFigure | undefined =>
    listed.find((one) => one.name === name) ?? listed.find((one) => one.label.toLowerCase() === name.toLowerCase());
  const properties = new Map(names.properties.map((name) => [name.toLowerCase(), name]));
  return {
    ...names,
    metric: (tokens, at) => phraseAt(metrics, tokens, at) ?? stems(tokens, at),
    segment: (tokens, at) => phraseAt(segments, tokens, at),
    segmentNamed: (name) => ids.get(name.toLowerCase()),
    // A name that reads as another's id is not written: `#12` says it without doubt.
    segmentName: (id) => {
      const name = titles.get(id);
      return name !== undefined && ids.get(name.toLowerCase()) === id ? name : undefined;
    },
    property: (key) => properties.get(key),
    figure: (tokens, at) => phraseAt(figures, tokens, at),
    figureNamed,
    figureLabel: (name) => {
      const label = listed.find((one) => one.name === name)?.label;
      return label !== undefined && figureNamed(label)?.name === name ? label : name;
    },
  };
}

/** Names of words alone can be said without quotes. */
const spoken = <T>(entries: readonly (readonly [string, T])[]): Phrases<T> =>
  phrases(
    entries.flatMap(([name, value]) => {
      const words = tokensOf(name).slice(0, -1);
      const isPlain = words.length > 0 && words.every(({ type }) => type === 'word');
      return isPlain ? [[words.map(({ key }) => key).join(' '), value] as const] : [];
    }),
  );

const articles = new Set(['a', 'an', 'the', 'any']);
const stem = (key: string): string => key.replace(/(?:ed|es|e|s)$/u, '');

/** "placed an order", "open emails": the same words in another form, when only one metric is like that. */
function stemmed(names: readonly string[]): Lookup['metric'] {
  const byStems = new Map<string, string[]>();
  let longest = 0;
  for (const name of names) {
    const words = tokensOf(name).slice(0, -1);
    if (words.length < 2 || words.some(({ type }) => type !== 'word')) continue;
    const key = words.map((word) => stem(word.key)).join(' ');
    byStems.set(key, [...(byStems.get(key) ?? []), name]);
    longest = Math.max(longest, Math.min(words.length, 12));
  }
  return (tokens, at) => {
    const said: string[] = [];
    let found: { value: string; length: number } | undefined;
    for (let i = at; said.length < longest && tokens[i]?.type === 'word'; i += 1) {
      const key = tokens[i]?.key ?? '';
      if (articles.has(key)) continue;
      said.push(stem(key));
      const [only, ...more] = byStems.get(said.join(' ')) ?? [];
      if (only !== undefined && more.length === 0) found = { value: only, length: i + 1 - at };
    }
    return found;
  };
}
