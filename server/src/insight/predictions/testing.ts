import { seededRandom } from '../../kernel/statistics/index.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { sendPurchases } from '../../records/orders/testing.ts';
import type { Context } from '../../platform/context.ts';

export type Buyer = { email: string; days: { date: string; total: string }[] };

const day = 86_400_000;

/** Customers drawn from a BG/NBD population, their first orders spread over the first half of the days until `today`. */
export function drawBuyers(
  count: number,
  { r, alpha, a, b }: { r: number; alpha: number; a: number; b: number },
  { today, days, seed }: { today: string; days: number; seed: number },
): Buyer[] {
  const random = seededRandom(seed);
  const end = Date.parse(today) / day;
  return Array.from({ length: count }, (_, i) => {
    const [rate, leaves] = [random.gamma(r, 1 / alpha), random.beta(a, b)];
    const scale = random.gamma(4, 1 / 90);
    const on = new Set<number>();
    let at = end - days + Math.floor((days / 2) * random.uniform());
    on.add(at);
    for (let gap = random.exponential(rate); at + gap <= end; gap = random.exponential(rate)) {
      at += gap;
      on.add(Math.floor(at));
      if (random.uniform() < leaves) break;
    }
    const bought = [...on].map((date) => ({
      date: new Date(date * day).toISOString().slice(0, 10),
      total: Math.max(1, random.gamma(6, 1 / scale)).toFixed(2),
    }));
    return { email: `buyer${i}@example.com`, days: bought };
  });
}

/** Sends orders of buyers as a store would. */
export async function sendBuyers(ctx: Context, buyers: readonly Buyer[]): Promise<void> {
  const purchases = buyers.flatMap(({ email, days }) =>
    days.map(({ date, total }) => ({ data: order(email, date, total), who: { email }, backfill: true })),
  );
  for (let from = 0; from < purchases.length; from += 1000)
    await sendPurchases(ctx, purchases.slice(from, from + 1000));
}

const order = (email: string, date: string, total: string): JsonObject => ({
  id: `${email}-${date}`,
  placedAt: `${date}T10:00:00.000Z`,
  currency: 'EUR',
  lines: [{ quantity: 1, unitPrice: total }],
});
