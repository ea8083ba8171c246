import { dayIn } from '../formats/date.ts';

/** Items in their order, cut where the calendar day in the zone changes. */
export function groupByDay<Item extends { at: string | number }>(items: readonly Item[], zone: string) {
  const groups: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayIn(new Date(item.at), zone);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}
