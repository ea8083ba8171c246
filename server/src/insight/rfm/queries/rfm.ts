import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { invalid } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { contactsOf } from '../../../records/profiles/index.ts';
import { cellsOf, scores, type Group } from '../rules/groups.ts';
import { gridOf, monthsKept, moversOf, thresholdsOf, transitionsOf } from '../store/history.ts';
import { settingsOf } from '../store/settings.ts';

const scope = (ctx: Context) =>
  transact(ctx, async (tx) => ({
    settings: await settingsOf(tx, ctx.workspaceId),
    currency: (await workspaceOf(tx, ctx.workspaceId)).currency,
  }));

/** A rule of segments that selects the people of a cell or group as they are now. */
const cellRule = (r: number, f: number) => ({
  where: {
    all: [
      { kind: 'figure', figure: 'rfmRecency', is: { op: 'eq', value: r } },
      { kind: 'figure', figure: 'rfmFrequency', is: { op: 'eq', value: f } },
    ],
  },
});
const groupRule = (name: string) => ({
  where: { kind: 'figure', figure: 'rfmGroup', is: { op: 'equals', value: name } },
});

/** People, money and groups by recency × frequency, as of now or of the end of a month. Money in minor units. */
export async function readGrid(ctx: Context, asked?: string) {
  const [{ settings, currency }, months] = await Promise.all([scope(ctx), monthsKept(ctx)]);
  const month = monthAmong(months, asked);
  const [rows, thresholds] =
    month === null ? [[], []] : await Promise.all([gridOf(ctx, month, settings), thresholdsOf(ctx, month)]);
  const total = (of: typeof rows) => ({
    people: sum(of.map(({ people }) => people)),
    revenue: sum(of.map(({ spend }) => spend)),
    orders: sum(of.map(({ orders }) => orders)),
  });
  const cells = scores(settings.bins).flatMap((r) =>
    scores(settings.bins).map((f) => ({
      r,
      f,
      ...total(rows.filter((row) => row.r === r && row.f === f)),
      groups: groupsOfCell(settings, r, f),
      rule: cellRule(r, f),
    })),
  );
  const groups = settings.groups.map(({ key, name, meaning }) => ({
    key,
    name,
    meaning,
    ...total(rows.filter((row) => row.groupKey === key)),
    rule: groupRule(name),
  }));
  return {
    currency,
    month,
    isNow: month !== null && month === months[0],
    months,
    bins: settings.bins,
    ...total(rows),
    cells,
    groups,
    thresholds: thresholds.map((one) => ({ ...one, dimension: dimensionOf(one.dimension) })),
  };
}

/** From which group to which people went between two months; a row's counts sum to the people of the later month. */
export async function readTransitions(ctx: Context, asked: { from?: string | undefined; to?: string | undefined }) {
  const [{ settings }, months] = await Promise.all([scope(ctx), monthsKept(ctx)]);
  const to = monthAmong(months, asked.to);
  const from =
    asked.from === undefined ? (months[months.indexOf(to ?? '') + 1] ?? null) : monthAmong(months, asked.from);
  const items = from === null || to === null ? [] : await transitionsOf(ctx, from, to, settings);
  return { from, to, months, groups: settings.groups.map(({ key, name }) => ({ key, name })), items };
}

type Between = { from: string; to: string; fromGroup: string; toGroup: string };

/** Who went from one group to another between two months, by id; nobody where a month has no scores. */
export async function readMovers(ctx: Context, between: Between, page: { cursor?: string | undefined; limit: number }) {
  const { settings, currency } = await scope(ctx);
  const rows = await moversOf(ctx, between, settings, Number(page.cursor ?? 0) || 0, page.limit);
  const contacts = await transact(ctx, (tx) =>
    contactsOf(
      tx,
      ctx.workspaceId,
      rows.map(({ profileId }) => profileId),
    ),
  );
  const emails = new Map(contacts.map(({ id, email }) => [id, email]));
  const items = rows.map((row) => ({ ...row, email: emails.get(row.profileId) ?? null, currency }));
  return { items, nextCursor: rows.length === page.limit ? String(rows.at(-1)?.profileId) : null };
}

function monthAmong(months: readonly string[], asked?: string): string | null {
  if (asked === undefined) return months[0] ?? null;
  if (!months.includes(asked))
    throw invalid(`There are no scores of ${asked}. Choose one of ${months.join(', ') || 'none yet'}.`);
  return asked;
}

function groupsOfCell({ bins, groups }: { bins: number; groups: readonly Group[] }, r: number, f: number): string[] {
  const keys = new Set(
    cellsOf(bins, groups).flatMap((cell) => (cell.r === r && cell.f === f && cell.group ? [cell.group] : [])),
  );
  return groups.flatMap(({ key, name }) => (keys.has(key) ? [name] : []));
}

function dimensionOf(letter: string): 'recency' | 'frequency' | 'money' {
  return letter === 'r' ? 'recency' : letter === 'f' ? 'frequency' : 'money';
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
