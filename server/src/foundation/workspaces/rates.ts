import { audit } from '../audit/index.ts';
import { isCurrency } from '../../kernel/money.ts';
import { invalid, type FieldError } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import { emit } from '../../platform/jobs/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { workspaceOf } from './brand.ts';
import { currencyRatesChanged } from './signals.ts';
import {
  currencyRates,
  deleteRates,
  lockRates,
  putRates,
  ratesFor,
  type CurrencyRate,
  type DatedCurrency,
} from './store.rates.ts';

/**
 * The rate of each pair on its day (`YYYY-MM-DD`, in the workspace's zone), in the order asked: units of the workspace
 * currency for one unit of the other. 1 for the workspace currency itself, null where no rate is known.
 */
export const ratesOn = (tx: Tx, workspaceId: number, asked: readonly DatedCurrency[]): Promise<(number | null)[]> =>
  asked.length === 0 ? Promise.resolve([]) : ratesFor(tx, workspaceId, asked);

/** `ratesOn` for one pair. */
export async function rateOn(tx: Tx, workspaceId: number, currency: string, date: string): Promise<number | null> {
  const [rate] = await ratesOn(tx, workspaceId, [{ currency, date }]);
  return rate ?? null;
}

/** No rate of the workspace changes before the transaction ends. */
export const holdRates = (tx: Tx, workspaceId: number): Promise<void> => lockRates(tx, workspaceId, 'shared');

export const readRates = (ctx: Context): Promise<CurrencyRate[]> =>
  transact(ctx, (tx) => currencyRates(tx, ctx.workspaceId));

/** Adds and replaces rates; a rate of null takes the entry of that day away. */
export const changeRates = (
  ctx: Context,
  given: readonly { currency: string; validFrom: string; rate: number | null }[],
): Promise<CurrencyRate[]> =>
  transact(ctx, async (tx) => {
    const { currency: base } = await workspaceOf(tx, ctx.workspaceId);
    const faults = given.flatMap(({ currency }, index) => rateFaults(currency, base, `/rates/${index}/currency`));
    if (faults.length > 0) throw invalid('No rate was changed.', faults);
    const last = new Map(given.map((entry) => [`${entry.currency} ${entry.validFrom}`, entry]));
    const kept = [...last.values()].flatMap(({ rate, ...entry }) => (rate === null ? [] : [{ ...entry, rate }]));
    await lockRates(tx, ctx.workspaceId, 'exclusive');
    await deleteRates(
      tx,
      ctx.workspaceId,
      [...last.values()].filter(({ rate }) => rate === null),
    );
    await putRates(tx, ctx.workspaceId, kept);
    await audit(ctx, tx, {
      action: 'currency_rates.updated',
      entity: 'currency_rate',
      changes: { rates: given.slice(0, 100).map((entry) => ({ ...entry })) },
    });
    await emit(ctx, tx, currencyRatesChanged, {});
    return currencyRates(tx, ctx.workspaceId);
  });

function rateFaults(currency: string, base: string, path: string): FieldError[] {
  if (!isCurrency(currency)) return [{ path, message: 'Use an ISO 4217 code in capitals, such as USD.' }];
  if (currency === base) return [{ path, message: `${base} is the brand's own currency: its rate is always 1.` }];
  return [];
}
