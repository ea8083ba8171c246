import { eventKinds, type EventKind } from '../timeline/event-kinds.ts';

/** What of a profile the address says. */
export interface ProfileSearch {
  tab?: 'orders';
  kind?: EventKind;
}

export function readProfileSearch(search: Record<string, unknown>): ProfileSearch {
  const kind = eventKinds.find((one) => one === search['kind']);
  return { ...(search['tab'] === 'orders' ? { tab: 'orders' } : {}), ...(kind ? { kind } : {}) };
}
