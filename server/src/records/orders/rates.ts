import { ratesOn, workspaceOf } from '../../foundation/workspaces/index.ts';
import { localDate } from '../../kernel/zone.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { baseFactor } from './rules/amounts.ts';

export type Dated = { currency: string; at: Date };
export type BaseRate = { factor: number } | { missing: string };

/** How each amount becomes the workspace currency, at the rate of its local day; what is missing says what to do. */
export async function baseRates(
  tx: Tx,
  workspaceId: number,
  asked: readonly Dated[],
): Promise<{ base: string; rates: BaseRate[] }> {
  const { currency: base, timezone } = await workspaceOf(tx, workspaceId);
  const dated = asked.map(({ currency, at }) => ({ currency, date: localDate(at, timezone) }));
  const foreign = dated.some(({ currency }) => currency !== base);
  const known = foreign ? await ratesOn(tx, workspaceId, dated) : dated.map(() => 1);
  const rates = dated.map(({ currency, date }, i): BaseRate => {
    const rate = currency === base ? 1 : (known[i] ?? null);
    if (rate !== null) return { factor: baseFactor(rate, currency, base) };
    return {
      missing: `There is no exchange rate from ${currency} to ${base} for ${date}: add one under Settings → Currencies that is valid from that day or earlier, then send this again.`,
    };
  });
  return { base, rates };
}
