import { readOperation, type Operation } from '../../../foundation/operations/index.ts';
import { notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { rehearsalById } from '../store.rehearsals.ts';
import type { RehearsedDay } from './rehearse-days.ts';

export type Rehearsal = Pick<Operation, 'id' | 'status' | 'progress' | 'message'> & {
  firstDay: string;
  lastDay: string;
  /** Oldest first; as far as it has come. */
  points: RehearsedDay[];
  caveats: string[];
};

const whoWasThere =
  'People and rules are those of today: somebody who came later counts as not having done anything yet.';

export async function readRehearsal(ctx: Context, id: string): Promise<Rehearsal> {
  const row = await transact(ctx, (tx) => rehearsalById(tx, ctx.workspaceId, id));
  if (!row) throw notFound('rehearsal');
  const { status, progress, message } = await readOperation(ctx, id);
  const { firstDay, lastDay, points, caveats } = row;
  return { id, status, progress, message, firstDay, lastDay, points, caveats: [...caveats, whoWasThere] };
}
