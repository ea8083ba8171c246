import { invalid, Problem, type FieldError } from '../../kernel/problem.ts';
import { transact, type Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { workspaceOf } from '../../foundation/workspaces/index.ts';
import { listMetrics } from '../../records/events/index.ts';
import { figureDefinitions } from '../figures/index.ts';
import { referencesOf } from './compiler/compile.ts';
import { parseRule, type Rule } from './language/rule.ts';
import { fieldError } from './language/text/faults.ts';
import { formatRule } from './language/text/format.ts';
import { noNames, type Names } from './language/text/names.ts';
import { readText, type ReadText, type Reading } from './language/text/parse.ts';
import type { AnyConditionKind } from './language/condition-kind.ts';
import { kindsOf, namesFigures, ruleOf } from './library.ts';
import { checkPatterns } from './patterns.ts';
import { activeSegments, type SegmentRow } from './store.ts';
import { customProperties } from './store.vocabulary.ts';

/** A rule comes as JSON or in words. */
export type RuleInput = { rule?: unknown; text?: string | undefined };

/** A rule from outside, and how to speak of it. */
export type GivenRule = {
  rule: Rule;
  /** What the reading of the words found worth saying. */
  caveats: readonly string[];
  /** Does the work; faults it finds in the rule are told at their place in the text. */
  placed<T>(work: () => Promise<T>): Promise<T>;
};

/** @throws Problem 422 with the place of each fault, for neither and for both forms */
export async function givenRule(ctx: Context, { rule, text }: RuleInput): Promise<GivenRule> {
  if ((rule === undefined) === (text === undefined)) {
    const message = 'Send exactly one of "rule" (JSON) and "text" (the rule in words).';
    throw invalid(message, [{ path: rule === undefined ? '/rule' : '/text', message }], 'invalid_rule');
  }
  if (text === undefined) {
    const read = parseRule(rule, kindsOf(ctx));
    await checkPatterns(ctx, read, '/rule');
    return { rule: read, caveats: [], placed: (work) => work() };
  }
  const reading = await readRuleText(ctx, text);
  return {
    rule: reading.rule,
    caveats: reading.warnings.map(({ message }) => message),
    placed: (work) => inPlace(text, reading, work),
  };
}

/** @throws Problem 422 with line, column, offset and length of each fault */
export async function readRuleText(ctx: Context, text: string): Promise<Reading> {
  const kinds = kindsOf(ctx);
  const names = await readNames(ctx);
  let read: ReadText = readText(text, kinds, names);
  if (read.faults && read.hasUnknownNames) {
    const properties = (await customProperties(ctx)).map(({ name }) => name);
    read = readText(text, kinds, { ...names, properties });
  }
  if (read.reading) {
    const { reading } = read;
    await inPlace(text, reading, () => checkPatterns(ctx, reading.rule, '/rule'));
    return reading;
  }
  const errors = read.faults.map((fault) => fieldError(text, fault));
  const [first] = errors;
  const place = first?.line === undefined ? '' : ` (line ${first.line}, column ${first.column})`;
  throw invalid(`${first?.message ?? 'The rule cannot be read.'}${place}`, errors, 'invalid_rule');
}

/** What the workspace calls its things; custom properties are read only when a name is unknown. */
export async function readNames(ctx: Context): Promise<Names> {
  const [{ segments, currency, figures }, metrics] = await Promise.all([
    transact(ctx, async (tx) => ({
      segments: (await activeSegments(tx, ctx.workspaceId)).map(({ id, name }) => ({ id, name })),
      currency: (await workspaceOf(tx, ctx.workspaceId)).currency,
      figures: await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId),
    })),
    listMetrics(ctx),
  ]);
  return { segments, currency, figures, metrics: metrics.map(({ name }) => name), properties: [] };
}

const inPlace = <T>(text: string, reading: Reading, work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => Promise.reject(inText(error, text, reading)));

/** Places of the rule become places of the text. */
function inText(error: unknown, text: string, reading: Reading): unknown {
  if (!(error instanceof Problem) || error.errors === undefined) return error;
  const errors = error.errors.map((fault): FieldError =>
    fault.path.startsWith('/rule')
      ? fieldError(text, { ...reading.spanOf(fault.path), message: fault.message })
      : fault,
  );
  const { status, code, title, detail, remedy } = error;
  return new Problem({ status, code, title, ...(detail && { detail }), ...(remedy && { remedy }), errors });
}

/** A rule in words, with the names of the segments and figures it refers to. */
export async function wordsOf(ctx: Context, rule: Rule): Promise<string> {
  const kinds = kindsOf(ctx);
  const names = refersToNames([rule], kinds) ? await transact(ctx, (tx) => namesFor(ctx, tx)) : noNames;
  return formatRule(rule, kinds, names);
}

/** Stored rules in words; null where a condition of the rule is not installed. */
export async function wordsOfRows(ctx: Context, tx: Tx, rows: readonly SegmentRow[]): Promise<(string | null)[]> {
  const kinds = kindsOf(ctx);
  const rules = rows.map((row) => {
    try {
      return ruleOf(row, kinds);
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  });
  const names = refersToNames(rules, kinds) ? await namesFor(ctx, tx) : noNames;
  return rules.map((rule) => rule && formatRule(rule, kinds, names));
}

/** Segments and figures are written by their names. */
const refersToNames = (rules: readonly (Rule | null)[], kinds: readonly AnyConditionKind[]): boolean =>
  rules.some((rule) => rule !== null && (referencesOf(rule, kinds).length > 0 || namesFigures(rule)));

const namesFor = async (ctx: Context, tx: Tx): Promise<Names> => ({
  ...noNames,
  segments: (await activeSegments(tx, ctx.workspaceId)).map(({ id, name }) => ({ id, name })),
  figures: await figureDefinitions(ctx.platform.slots, tx, ctx.workspaceId),
});
