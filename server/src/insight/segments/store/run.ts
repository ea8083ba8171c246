import { ClickHouseError } from '@clickhouse/client';
import { invalid, Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';

/** Memory of one question, beyond which groups spill to disk; and room for the text of some hundred rules in one. */
const settings = {
  use_index_for_in_with_subqueries: 0,
  max_memory_usage: '4000000000',
  max_bytes_before_external_group_by: '1500000000',
  timeout_overflow_mode: 'throw',
  max_query_size: '8000000',
  max_ast_elements: '1000000',
  max_expanded_ast_elements: '5000000',
} as const;

export const previewSeconds = 20;
export const evaluationSeconds = 300;

type Limits = { params: Record<string, unknown>; seconds: number };

/** Reads with a limit on time and memory. @throws Problem 422 with a remedy when the question is too large */
export const ask = <Row>(ctx: Context, text: string, { params, seconds }: Limits): Promise<Row[]> =>
  limited(seconds, () =>
    ctx.platform.clickhouse.query<Row>(ctx.workspaceId, text, {
      params,
      timeoutSeconds: seconds,
      settings,
      signal: ctx.signal,
    }),
  ).catch((error: unknown) => {
    throw ctx.signal?.aborted ? nobodyWaits() : error;
  });

const nobodyWaits = (): Problem =>
  new Problem({ status: 499, code: 'caller_left', title: 'The caller went away before the answer' });

/** A statement that writes what it reads, inside the engine. Its reads name the workspace like those of `ask`. */
export const write = (ctx: Context, text: string, { params, seconds }: Limits): Promise<void> =>
  limited(seconds, () =>
    ctx.platform.clickhouse.command(text, {
      params: { ...params, workspace: ctx.workspaceId },
      timeoutSeconds: seconds,
      settings,
    }),
  );

async function limited<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof ClickHouseError ? error.code : '';
    if (code === '427')
      throw invalid('The pattern of "matches" is no regular expression of RE2.', undefined, 'invalid_rule');
    if (code !== '159' && code !== '241') throw error;
    throw new Problem({
      status: 422,
      code: 'segment_too_expensive',
      title: 'The rule asks too much at once',
      detail:
        code === '159'
          ? `It did not finish within ${seconds} seconds.`
          : 'It needs more memory than one question may use.',
      remedy: 'Narrow the time windows, name fewer metrics, or save a part as a segment of its own and refer to it.',
    });
  }
}
