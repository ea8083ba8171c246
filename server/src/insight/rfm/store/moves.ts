import { scopedRows } from '../../../platform/clickhouse/index.ts';
import type { Context } from '../../../platform/context.ts';
import { clickhouseTime } from '../../../records/events/index.ts';
import type { Settings } from '../rules/settings.ts';
import { firstDay, groupParams, livingIn } from './history.ts';
import { groupSql } from './scores.ts';

/**
 * Writes who is in another group than when they were last seen, as of a round. Doing it again writes the same rows. A
 * baseline notes where everybody is as if for the first time.
 */
export async function writeMoves(
  { platform, workspaceId }: Context,
  round: { at: Date; month: string; isBaseline: boolean; version: number },
  settings: Settings,
): Promise<void> {
  const seen = `SELECT profile_id, argMax(to_group, at) AS known FROM ${scopedRows('rfm_moves')} AND at < {at:DateTime64(3, 'UTC')} GROUP BY profile_id`;
  await platform.clickhouse.command(
    `/* writeMoves */ INSERT INTO rfm_moves (workspace_id, at, profile_id, version, from_group, to_group)
    SELECT {workspace:UInt32}, {at:DateTime64(3, 'UTC')}, c.profile_id, {moveVersion:UInt64}, ${round.isBaseline ? "''" : 's.known'}, c.grp
    FROM (SELECT profile_id, ${groupSql} AS grp FROM ${livingIn('month')}) AS c
    LEFT JOIN (${seen}) AS s ON s.profile_id = c.profile_id ${round.isBaseline ? '' : 'WHERE s.known != c.grp'}`,
    {
      params: {
        workspace: workspaceId,
        at: clickhouseTime(round.at.getTime()),
        month: firstDay(round.month),
        moveVersion: round.version,
        ...groupParams(settings),
      },
      timeoutSeconds: 600,
    },
  );
}

export type Move = { profileId: number; fromGroup: string; toGroup: string };

/** Moves of a round between groups, by person. */
export const movesAfter = (ctx: Context, at: Date, after: number, limit: number): Promise<Move[]> =>
  ctx.platform.clickhouse.query(
    ctx.workspaceId,
    `/* movesAfter */ SELECT profile_id AS profileId, from_group AS fromGroup, to_group AS toGroup FROM ${scopedRows('rfm_moves')}
      AND at = {at:DateTime64(3, 'UTC')} AND from_group != '' AND profile_id > {after:UInt64}
    ORDER BY profileId LIMIT {limit:UInt32}`,
    { params: { at: clickhouseTime(at.getTime()), after, limit } },
  );
