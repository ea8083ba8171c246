import { decodeCursor, toPage } from '../../../kernel/pagination.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { contactsOf } from '../../../records/profiles/index.ts';
import { churnBands } from '../rules/churn-features.ts';
import { riskBands, riskPage } from '../store/report.ts';
import { moneyAndModels } from './value.ts';

export type Band = (typeof churnBands)[number]['name'];

/** A rule of segments that selects the people of a band as they are at any time. */
const ruleOf = ({ from, below }: { from: number; below: number }) => ({
  where: {
    all: [
      { kind: 'figure', figure: 'churnProbability', is: { op: 'gte', value: from } },
      { kind: 'figure', figure: 'churnProbability', is: { op: 'lt', value: below } },
    ],
  },
});

type Asked = { band?: Band; sort: 'risk' | 'value'; cursor?: string | undefined; limit: number };

/** Risk bands with their people and worth, and a page of the people of one band (or all), the highest risk first. */
export async function listChurn(ctx: Context, asked: Asked) {
  const [{ currency, minor, churn }, counts, page] = await Promise.all([
    moneyAndModels(ctx),
    riskBands(ctx),
    listAtRisk(ctx, asked),
  ]);
  return {
    currency,
    model: churn,
    bands: churnBands.map(({ name, label, from, below }, i) => {
      const found = counts.find((row) => row.band === i);
      return {
        name,
        label,
        from,
        below: Math.min(1, below),
        people: found?.people ?? 0,
        historic: minor(found?.historic ?? 0),
        predicted: minor(found?.predicted ?? 0),
        rule: ruleOf({ from, below }),
      };
    }),
    ...page,
  };
}

/** A page of the people of one band (or all), the highest risk or value first. */
export async function listAtRisk(ctx: Context, { band, sort, cursor, limit }: Asked) {
  const after = decodeCursor(cursor, 2);
  const chosen = churnBands.find(({ name }) => name === band);
  const [{ minor }, rows] = await Promise.all([
    moneyAndModels(ctx),
    riskPage(ctx, {
      from: chosen?.from ?? 0,
      below: chosen?.below ?? 2,
      sort,
      after: after === null ? null : [Number(after[0]), Number(after[1])],
      limit: limit + 1,
    }),
  ]);
  const page = toPage(rows, limit, (row) => [sort === 'risk' ? row.risk : row.historic, row.profileId]);
  const contacts = await transact(ctx, (tx) =>
    contactsOf(
      tx,
      ctx.workspaceId,
      page.items.map(({ profileId }) => profileId),
    ),
  );
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const items = page.items.map((row) => {
    const contact = byId.get(row.profileId);
    return {
      profileId: row.profileId,
      email: contact?.email ?? null,
      name: [contact?.firstName, contact?.lastName].filter(Boolean).join(' ') || null,
      risk: row.risk,
      reasons: row.reasons === '' ? [] : row.reasons.split('; '),
      historicClv: minor(row.historic),
      predictedClv: minor(row.predicted),
      lastOrderAt: instant(row.lastOrderAt),
      expectedNextOrderAt: instant(row.next),
    };
  });
  return { items, nextCursor: page.nextCursor };
}

const instant = (ms: number | null): string | null => (ms === null || ms <= 0 ? null : new Date(ms).toISOString());
