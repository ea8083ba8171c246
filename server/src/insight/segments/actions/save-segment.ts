import { audit, storedActor } from '../../../foundation/audit/index.ts';
import { conflict, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { compileRules, movesWithTime } from '../compiler/compile.ts';
import { evaluateTask } from '../jobs.ts';
import { ruleVersion, type Rule } from '../language/rule.ts';
import { kindsOf, libraryFor } from '../library.ts';
import { shownSegment, type SegmentShape } from '../shapes.ts';
import { insertSegment, segmentByName, segmentForUpdate, updateSegmentRow } from '../store.ts';
import { givenRule, wordsOfRows, type RuleInput } from '../wording.ts';

export type NewSegment = RuleInput & { name: string; description?: string | undefined };
export type SegmentChanges = RuleInput & { name?: string | undefined; description?: string | undefined };

/** @throws Problem 422 for a rule that is not valid, 409 for a name in use */
export async function createSegment(ctx: Context, input: NewSegment): Promise<SegmentShape> {
  const given = await givenRule(ctx, input);
  return given.placed(() => insertGiven(ctx, input, given.rule));
}

const insertGiven = (ctx: Context, input: NewSegment, rule: Rule): Promise<SegmentShape> =>
  transact(ctx, async (tx) => {
    await refuseTakenName(ctx, tx, input.name);
    await checkCompiles(ctx, tx, rule);
    const row = await insertSegment(tx, {
      workspace_id: ctx.workspaceId,
      name: input.name,
      description: input.description ?? '',
      rule: JSON.stringify(rule),
      rule_version: ruleVersion,
      moves_with_time: movesWithTime(rule, kindsOf(ctx)),
      actor: JSON.stringify(storedActor(ctx.actor)),
      now: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, {
      action: 'segment.created',
      entity: 'segment',
      entityId: String(row.id),
      changes: { name: row.name },
    });
    await evaluateSoon(ctx, tx, row.id);
    const [words = null] = await wordsOfRows(ctx, tx, [row]);
    return shownSegment(row, words);
  });

/** @throws Problem 404, 422 for a rule that is not valid, 409 for a name in use or segments that contain each other */
export async function updateSegment(ctx: Context, id: number, changes: SegmentChanges): Promise<SegmentShape> {
  if (changes.rule === undefined && changes.text === undefined) return changeSegment(ctx, id, changes);
  const given = await givenRule(ctx, changes);
  return given.placed(() => changeSegment(ctx, id, changes, given.rule));
}

const changeSegment = (ctx: Context, id: number, changes: SegmentChanges, rule?: Rule): Promise<SegmentShape> =>
  transact(ctx, async (tx) => {
    const before = await segmentForUpdate(tx, ctx.workspaceId, id);
    if (before?.status !== 'active') throw notFound('segment');
    if (changes.name !== undefined) await refuseTakenName(ctx, tx, changes.name, id);
    if (rule) await checkCompiles(ctx, tx, rule, { id, name: changes.name ?? before.name });
    const row = await updateSegmentRow(tx, ctx.workspaceId, id, {
      name: changes.name ?? before.name,
      description: changes.description ?? before.description,
      ...(rule && {
        rule: JSON.stringify(rule),
        rule_version: ruleVersion,
        moves_with_time: movesWithTime(rule, kindsOf(ctx)),
        member_count: null,
        data_stamp: null,
      }),
      updated_by: JSON.stringify(storedActor(ctx.actor)),
      updated_at: ctx.platform.clock.now(),
    });
    const changed = [
      ...(['name', 'description'] as const).filter((field) => changes[field] !== undefined),
      ...(rule ? ['rule'] : []),
    ];
    await audit(ctx, tx, {
      action: 'segment.updated',
      entity: 'segment',
      entityId: String(id),
      changes: { fields: changed },
    });
    if (rule) await evaluateSoon(ctx, tx, id);
    const [words = null] = await wordsOfRows(ctx, tx, [row]);
    return shownSegment(row, words);
  });

export const evaluateSoon = (ctx: Context, tx: Tx, segmentId: number): Promise<void> =>
  enqueue(
    tx,
    evaluateTask,
    { workspaceId: ctx.workspaceId, segmentId },
    { key: `segments.evaluate:${ctx.workspaceId}:${segmentId}` },
  );

async function refuseTakenName(ctx: Context, tx: Tx, name: string, own?: number): Promise<void> {
  const taken = await segmentByName(tx, ctx.workspaceId, name);
  if (taken && taken.id !== own) {
    throw conflict(
      'segment_name_taken',
      `There is already a segment named "${name}".`,
      'Choose another name or change that one.',
    );
  }
}

/** A rule that cannot be compiled (unknown field, cycle, missing segment) is refused when it is saved, not when it runs. */
async function checkCompiles(ctx: Context, tx: Tx, rule: Rule, saved?: { id: number; name: string }): Promise<void> {
  const replaced = saved && { ...saved, rule };
  const library = await libraryFor(ctx, tx, [rule], replaced);
  const brand = await workspaceOf(tx, ctx.workspaceId);
  const setting = {
    at: ctx.platform.clock.now(),
    historic: false,
    hasLaterEvents: false,
    zone: brand.timezone,
    currency: brand.currency,
  };
  const self: Rule = {
    version: 1,
    population: rule.population,
    where: Object.assign({ kind: 'segment' }, { segmentId: saved?.id ?? 0, in: true }),
  };
  const segments = replaced ? new Map([...library.segments, [replaced.id, replaced]]) : library.segments;
  compileRules([replaced ? self : rule], { ...library, segments }, setting);
}
