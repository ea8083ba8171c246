import { buyers } from './buyers.ts';
import { engagement } from './engagement.ts';
import { origin } from './origin.ts';
import { predicted } from './predicted.ts';
import { prospects } from './prospects.ts';
import type { LibraryGroup, ReadySegment } from './ready-segment.ts';
import { service } from './service.ts';
import { slipping } from './slipping.ts';
import { tastes } from './tastes.ts';

/** Ready segments, in the order they are shown. */
export const library: readonly LibraryGroup[] = [
  buyers,
  predicted,
  slipping,
  prospects,
  engagement,
  tastes,
  service,
  origin,
];

export const readySegments: readonly (ReadySegment & { group: string })[] = library.flatMap(({ group, entries }) =>
  entries.map((entry) => ({ ...entry, group })),
);
