import { notFound } from '../../../kernel/problem.ts';
import type { Context } from '../../../platform/context.ts';
import { createSegment } from '../actions/save-segment.ts';
import type { SegmentShape } from '../shapes.ts';
import { readySegments } from './entries.ts';
import { labelsOf, noChoices, readStock, suggestedValues } from './read-library.ts';
import { checkedValues, filled, ruleTextOf, type ParameterValues } from './ready-segment.ts';

export type ReadyInput = { name?: string | undefined; description?: string | undefined; values?: ParameterValues };

/**
 * Makes a segment of an entry of the library; without values with the suggested ones.
 * @throws Problem 404 for a key that is not there, 422 for values that do not fit, 409 for a name in use
 */
export async function createReadySegment(
  ctx: Context,
  key: string,
  { name, description, values = {} }: ReadyInput = {},
): Promise<SegmentShape> {
  const entry = readySegments.find((candidate) => candidate.key === key);
  if (!entry) throw notFound('entry of the library');
  const needsChoices = entry.parameters.some(({ type }) => type === 'choice');
  const choices = needsChoices ? (await readStock(ctx)).choices : noChoices;
  const chosen = checkedValues(entry, { ...suggestedValues(entry, choices), ...values });
  const labels = labelsOf(entry, choices);
  return createSegment(ctx, {
    name: name ?? filled(entry.name, chosen, labels).slice(0, 120),
    description: description ?? filled(entry.explanation, chosen, labels),
    text: ruleTextOf(entry, chosen),
  });
}
