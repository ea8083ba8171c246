import { notFound } from '../../../kernel/problem.ts';
import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { profileFamily } from '../../../records/profiles/index.ts';
import { usagesOf } from '../actions/delete-segment.ts';
import { kindsOf, ruleOf } from '../library.ts';
import type { Rule } from '../language/rule.ts';
import { shownSegment, type SegmentShape } from '../shapes.ts';
import { facesOf } from '../store.clickhouse.ts';
import { activeSegments, growthPoints, listSegmentRows, segmentById, sparklines } from '../store.ts';
import { memberPage, membershipsOf } from '../store.members.ts';
import type { Usage } from '../usages.ts';
import { wordsOfRows } from '../wording.ts';

export type ListInput = { search?: string | undefined; deleted: boolean; cursor?: string | undefined; limit: number };

export type ListedSegment = SegmentShape & { sparkline: number[]; usedBy: Usage[] };

export const listSegments = (ctx: Context, input: ListInput): Promise<Page<ListedSegment>> =>
  transact(ctx, async (tx) => {
    const cursor = decodeCursor(input.cursor, 1);
    const rows = await listSegmentRows(tx, ctx.workspaceId, {
      search: input.search,
      deleted: input.deleted,
      limit: input.limit + 1,
      before: cursor === null ? undefined : Number(cursor[0]),
    });
    const ids = rows.map((row) => row.id);
    const lines = await sparklines(tx, ctx.workspaceId, ids, 30);
    const usages = await usagesOf(ctx, tx, ids);
    const words = await wordsOfRows(ctx, tx, rows.slice(0, input.limit));
    const items = rows.map((row, i) => ({
      ...shownSegment(row, words[i] ?? null),
      sparkline: lines.get(row.id) ?? [],
      usedBy: usages.get(row.id) ?? [],
    }));
    return toPage(items, input.limit, (item) => [item.id]);
  });

export type SegmentDetail = SegmentShape & { usedBy: Usage[] };

export const readSegment = (ctx: Context, id: number): Promise<SegmentDetail> =>
  transact(ctx, async (tx) => {
    const row = await segmentById(tx, ctx.workspaceId, id);
    if (!row) throw notFound('segment');
    const [words = null] = await wordsOfRows(ctx, tx, [row]);
    return { ...shownSegment(row, words), usedBy: (await usagesOf(ctx, tx, [id])).get(id) ?? [] };
  });

/** The rule of an active segment. */
export const readRule = (ctx: Context, id: number): Promise<Rule> =>
  transact(ctx, async (tx) => {
    const row = await segmentById(tx, ctx.workspaceId, id);
    if (row?.status !== 'active') throw notFound('segment');
    return ruleOf(row, kindsOf(ctx));
  });

export type Member = { profileId: number; name: string; email: string; city: string; country: string; since: string };

export async function listMembers(
  ctx: Context,
  id: number,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Member>> {
  await readRule(ctx, id);
  const after = decodeCursor(cursor, 1);
  const rows = await memberPage(ctx, id, after === null ? 0 : Number(after[0]), limit + 1);
  const page = toPage(rows, limit, (row) => [row.profileId]);
  const faces = await facesOf(
    ctx,
    page.items.map((row) => row.profileId),
  );
  const items = page.items.map(({ profileId, since }) => {
    const { name = '', email = '', city = '', country = '' } = faces.get(profileId) ?? {};
    return { profileId, name, email, city, country, since: new Date(since).toISOString() };
  });
  return { items, nextCursor: page.nextCursor };
}

export type Growth = { at: string; members: number; entered: number; left: number }[];

export const readGrowth = (ctx: Context, id: number, from: Date): Promise<Growth> =>
  transact(ctx, async (tx) => {
    if (!(await segmentById(tx, ctx.workspaceId, id))) throw notFound('segment');
    const points = await growthPoints(tx, ctx.workspaceId, [id], from);
    return points.map(({ at, members, entered, left }) => ({ at: at.toISOString(), members, entered, left }));
  });

export type Membership = { segmentId: number; name: string; since: string };

/** The segments somebody is in, as of their last evaluations; an absorbed profile's are its survivor's. */
export async function segmentsOfProfile(ctx: Context, profileId: number): Promise<Membership[]> {
  const { person, rows } = await transact(ctx, async (tx) => {
    const [survivor] = await profileFamily(tx, ctx.workspaceId, profileId);
    return { person: survivor, rows: await activeSegments(tx, ctx.workspaceId) };
  });
  if (person === undefined) throw notFound('profile');
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const found = await membershipsOf(ctx, person, [...names.keys()]);
  return found.map(({ segmentId, since }) => ({
    segmentId,
    name: names.get(segmentId) ?? '',
    since: new Date(since).toISOString(),
  }));
}
