import { ClickHouseError } from '@clickhouse/client';
import type { Context } from '../../platform/context.ts';
import { previewSeconds } from './store/run.ts';

const cannotCompile = '427';

/** What RE2 has against a pattern, in its words ("missing ): (?i)tea("); null when it can be used. */
export async function patternFault(ctx: Context, pattern: string): Promise<string | null> {
  try {
    await ctx.platform.clickhouse.query(ctx.workspaceId, `/* patternFault */ SELECT match('', {pattern:String})`, {
      params: { pattern },
      timeoutSeconds: previewSeconds,
    });
    return null;
  } catch (error) {
    if (!(error instanceof ClickHouseError) || error.code !== cannotCompile) throw error;
    return /error: (.*?)\. Look at/s.exec(error.message)?.[1] ?? 'it cannot be compiled';
  }
}
