import { currencyExponent } from '../../kernel/money.ts';
import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../platform/context.ts';
import { dateOf, dayOf } from './rules/moments.ts';
import type { Moment } from './store/cells.ts';

export type Scope = { today: number; moment(split: number, until?: number): Moment };

/** The workspace's today, zone and money. */
export async function scopeOf(ctx: Context): Promise<Scope> {
  const { timezone: zone, currency } = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const unit = 10 ** currencyExponent(currency);
  return {
    today: dayOf(ctx.platform.clock.now(), zone),
    moment: (split, until = split) => ({ split: dateOf(split), until: dateOf(until), zone, unit }),
  };
}
