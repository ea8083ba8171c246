/** A place a lower module declares and upper modules fill in their manifest. */
export type Slot<T> = { readonly name: string; readonly item?: T };

export const slot = <T>(name: string): Slot<T> => ({ name });

export type Contribution = { slot: string; item: unknown };

export const contribute = <T>(to: Slot<T>, item: T): Contribution => ({ slot: to.name, item });

/** What the modules contributed, in module order. */
export type Slots = { all<T>(of: Slot<T>): readonly T[] };

export function collectSlots(contributions: readonly Contribution[]): Slots {
  const bySlot = new Map<string, unknown[]>();
  for (const { slot: name, item } of contributions) {
    const items = bySlot.get(name) ?? [];
    items.push(item);
    bySlot.set(name, items);
  }
  // `contribute` is the only way in and checks the item against its slot's type.
  return { all: <T>(of: Slot<T>) => (bySlot.get(of.name) ?? []) as T[] };
}
