import { livingIn } from './history.ts';
import { groupSql } from './scores.ts';

/** The scores of a month as figures; binds `{month:Date}` and what `groupParams` gives with names of groups. */
export const figuresSelect = `SELECT v.1 AS figure, '' AS key, profile_id, v.2 AS number, v.3 AS text, CAST(NULL AS Nullable(DateTime64(3, 'UTC'))) AS moment
  FROM (
    SELECT profile_id, arrayJoin([
      ('rfmRecency', CAST(r AS Nullable(Float64)), ''),
      ('rfmFrequency', CAST(f AS Nullable(Float64)), ''),
      ('rfmMonetary', CAST(m AS Nullable(Float64)), ''),
      ('rfmScore', CAST(r * 100 + f * 10 + m AS Nullable(Float64)), ''),
      ('rfmGroup', CAST(NULL AS Nullable(Float64)), ${groupSql})]) AS v
    FROM ${livingIn('month')})`;
