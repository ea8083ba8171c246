import type { Context } from '../../platform/context.ts';
import { figureStamp } from '../figures/index.ts';
import { dataStamp } from '../traits/index.ts';

/** Changes whenever anything an evaluation reads was written. */
export async function evaluationStamp(ctx: Context): Promise<string> {
  const [data, figures] = await Promise.all([dataStamp(ctx), figureStamp(ctx)]);
  return `${data}:${figures}`;
}
