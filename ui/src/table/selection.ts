/** Which rows are chosen: some by id, or everything that matches, loaded or not. */
export type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'all' };

export const nothingSelected: Selection = { kind: 'some', ids: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === 'all' || selection.ids.has(id);

/** Turns one row. Out of "everything", everything loaded but that row stays chosen. */
export function toggleRow(selection: Selection, id: string, loaded: readonly string[]): Selection {
  const ids = new Set(selection.kind === 'all' ? loaded : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

/** Chooses every row between the last one turned and this one: a click with shift held. */
export function selectThrough(selection: Selection, from: string, to: string, loaded: readonly string[]): Selection {
  const [first, last] = [loaded.indexOf(from), loaded.indexOf(to)].sort((a, b) => a - b) as [number, number];
  if (first === -1) return toggleRow(selection, to, loaded);
  const ids = new Set(selection.kind === 'all' ? loaded : selection.ids);
  for (const id of loaded.slice(first, last + 1)) ids.add(id);
  return { kind: 'some', ids };
}

/** The box in the heading: chooses what is loaded, or nothing when all of it is. */
export const toggleLoaded = (selection: Selection, loaded: readonly string[]): Selection =>
  loadedState(selection, loaded) === 'all' ? nothingSelected : { kind: 'some', ids: new Set(loaded) };

export function loadedState(selection: Selection, loaded: readonly string[]): 'none' | 'some' | 'all' {
  if (selection.kind === 'all') return 'all';
  const chosen = loaded.filter((id) => selection.ids.has(id)).length;
  return chosen === 0 ? 'none' : chosen === loaded.length ? 'all' : 'some';
}

/** How many rows are chosen; `total` counts those not loaded too. */
export const selectedCount = (selection: Selection, total: number): number =>
  selection.kind === 'all' ? total : selection.ids.size;
