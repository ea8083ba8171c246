import { jsonLine, scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';

/** `profileId` is the survivor's. A figure without a value has no row. */
export type FigureRow = {
  figure: string;
  /** '' for figures that are one value. */
  key?: string;
  profileId: number;
  number?: number | null;
  text?: string;
  moment?: Date | null;
};

const seconds = 600;
const columns = ['workspace_id', 'figure', 'key', 'profile_id', 'version', 'deleted', 'number', 'text', 'moment'];

/** Inserts what `select` yields (figure, key, profile_id, number, text, moment) under a version. */
export async function insertSelected(
  { platform, workspaceId }: Context,
  version: number,
  select: string,
  params: Record<string, unknown>,
): Promise<void> {
  await platform.clickhouse.command(
    `/* insertSelected */ INSERT INTO profile_figures (${columns.join(', ')})
    SELECT {workspace:UInt32}, figure, key, profile_id, {figureVersion:UInt64}, 0, number, text, moment FROM (${select})`,
    { params: { ...params, workspace: workspaceId, figureVersion: version }, timeoutSeconds: seconds },
  );
}

export async function insertRows(
  { platform, workspaceId }: Context,
  version: number,
  part: number,
  rows: readonly FigureRow[],
): Promise<void> {
  const lines = rows.map(({ figure, key = '', profileId, number = null, text = '', moment = null }) =>
    jsonLine([workspaceId, figure, key, profileId, version, 0, number, text, moment === null ? null : written(moment)]),
  );
  if (lines.length === 0) return;
  await platform.clickhouse.insertLines(
    'profile_figures',
    columns,
    lines.join('\n'),
    `figures-${workspaceId}-${version}-${part}`,
  );
}

/** Marks rows of these figures (of these people) as gone that are older than a version. */
export async function removeOlder(
  { platform, workspaceId }: Context,
  version: number,
  figures: readonly string[],
  people?: readonly number[],
): Promise<void> {
  await platform.clickhouse.command(
    `/* removeOlder */ INSERT INTO profile_figures (${columns.join(', ')})
    SELECT workspace_id, figure, key, profile_id, {figureVersion:UInt64}, 1, NULL, '', NULL
    FROM ${scopedRows('profile_figures')} AND figure IN {figures:Array(String)}
      ${people === undefined ? '' : 'AND profile_id IN {people:Array(UInt64)}'} AND deleted = 0 AND version < {figureVersion:UInt64}`,
    { params: { workspace: workspaceId, figureVersion: version, figures, people }, timeoutSeconds: seconds },
  );
}

export type StoredFigure = { figure: string; key: string; number: number | null; text: string; moment: number | null };

/** A person's figures; `moment` in epoch ms. */
export const figuresOf = (
  { platform, workspaceId }: Context,
  profileId: number,
  figures: readonly string[],
): Promise<StoredFigure[]> =>
  platform.clickhouse.query<StoredFigure>(
    workspaceId,
    `/* figuresOf */ SELECT figure, key, number, text, toUnixTimestamp64Milli(moment) AS moment
    FROM ${scopedRows('profile_figures')} AND figure IN {figures:Array(String)} AND profile_id = {profile:UInt64} AND deleted = 0
    ORDER BY figure, number DESC, key`,
    { params: { figures, profile: profileId } },
  );

/** Some figures of some people; `moment` in epoch ms. */
export const figuresOfPeople = (
  { platform, workspaceId }: Context,
  profileIds: readonly number[],
  figures: readonly string[],
): Promise<(StoredFigure & { profileId: number })[]> =>
  platform.clickhouse.query(
    workspaceId,
    `/* figuresOfPeople */ SELECT profile_id AS profileId, figure, key, number, text, toUnixTimestamp64Milli(moment) AS moment
    FROM ${scopedRows('profile_figures')} AND figure IN {figures:Array(String)} AND profile_id IN {people:Array(UInt64)} AND deleted = 0
    ORDER BY profileId, figure, number DESC, key`,
    { params: { figures, people: profileIds } },
  );

/** How many people have each of these figures. */
export const peopleWith = (
  { platform, workspaceId }: Context,
  figures: readonly string[],
): Promise<{ figure: string; people: number }[]> =>
  platform.clickhouse.query(
    workspaceId,
    `/* peopleWith */ SELECT figure, uniq(profile_id) AS people
    FROM ${scopedRows('profile_figures')} AND figure IN {figures:Array(String)} AND deleted = 0 GROUP BY figure ORDER BY figure`,
    { params: { figures }, timeoutSeconds: seconds },
  );

/** Changes whenever figures were written. */
export async function figureStamp({ platform, workspaceId }: Context): Promise<string> {
  const [row] = await platform.clickhouse.query<{ stamp: string }>(
    workspaceId,
    `/* figureStamp */ SELECT toString(max(version)) AS stamp FROM ${scopedRows('profile_figures').replace(' FINAL', '')}`,
  );
  return row?.stamp ?? '';
}

const written = (at: Date): string => at.toISOString().slice(0, -1).replace('T', ' ');
