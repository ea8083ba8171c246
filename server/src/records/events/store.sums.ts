import type { SummedTable } from '../../platform/clickhouse/index.ts';

/** The events once more, in the order a profile page asks for. */
export const timelineSums: SummedTable = { name: 'timeline', table: 'timeline', versioned: false, where: '1' };
