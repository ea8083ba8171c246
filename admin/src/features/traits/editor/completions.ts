import type { TraitEntry } from '../traits.ts';

export type Completion = { insert: string; about: string };

const most = 8;
const usual = ['orders', 'netSpend', 'lastOrderAt', 'if(', 'daysSince('];

/** The name the caret stands in or behind. */
export function wordAt(text: string, caret: number): { text: string; from: number; to: number } {
  const before = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(text.slice(0, caret))?.[0] ?? '';
  const after = before === '' ? '' : (/^[\p{L}\p{N}_.]*/u.exec(text.slice(caret))?.[0] ?? '');
  return { text: before + after, from: caret - before.length, to: caret + after.length };
}

/** Names that go on with what is written: beginnings first, then parts; nothing written gives the usual ones. */
export function completions(
  word: string,
  traits: readonly Pick<TraitEntry, 'name' | 'label' | 'keyed'>[],
  functions: readonly { written: string; explanation: string }[],
): Completion[] {
  const all: Completion[] = [
    ...traits.map(({ name, label, keyed }) => ({ insert: keyed === null ? name : `${name}['`, about: label })),
    ...functions.map(({ written, explanation }) => ({
      insert: written.slice(0, written.indexOf('(') + 1),
      about: explanation,
    })),
  ];
  if (word === '') return usual.flatMap((name) => all.find(({ insert }) => insert === name) ?? []);
  const wanted = word.toLowerCase();
  const starts = all.filter(({ insert }) => insert.toLowerCase().startsWith(wanted));
  const inside = all.filter(
    (one) => !starts.includes(one) && `${one.insert} ${one.about}`.toLowerCase().includes(wanted),
  );
  return [...starts, ...inside].slice(0, most);
}
