import { holdRates, ratesOn, workspaceOf } from '../../foundation/workspaces/index.ts';
import { localDate } from '../../kernel/zone.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { baseFactor } from './rules/amounts.ts';

export type Dated = { currency: string; at: Date };

/**
 * How each amount becomes the workspace currency, at the rate of its local day; null where there is no rate. Then none
 * can be added before the transaction ends, so that whoever adds it finds what was written down as waiting for it.
 */
export async function baseRates(
  tx: Tx,
  workspaceId: number,
  asked: readonly Dated[],
): Promise<{ base: string; rates: (number | null)[] }> {
  const { currency: base, timezone } = await workspaceOf(tx, workspaceId);
  const dated = asked.map(({ currency, at }) => ({ currency, date: localDate(at, timezone) }));
  const factors = async (): Promise<(number | null)[]> => {
    const known = await ratesOn(tx, workspaceId, dated);
    return dated.map(({ currency }, i) => {
      const rate = known[i] ?? null;
      return rate === null ? null : baseFactor(rate, currency, base);
    });
  };
  if (dated.every(({ currency }) => currency === base)) return { base, rates: dated.map(() => 1) };
  const rates = await factors();
  if (!rates.includes(null)) return { base, rates };
  await holdRates(tx, workspaceId);
  return { base, rates: await factors() };
}
