import { scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Feature } from '../compiler/types.ts';

/** Where a city or postal code lies, as the profiles that have both the name and coordinates say. */
export const placeSql = ({ column, is }: NonNullable<Feature['place']>): string =>
  `SELECT tuple(avg(longitude), avg(latitude)) FROM ${scopedRows('profiles')} AND deleted = 0
    AND replaceAll(lowerUTF8(${column}), ' ', '') = replaceAll(${is}, ' ', '') AND longitude IS NOT NULL AND latitude IS NOT NULL`;
