import { z } from 'zod';
import type { SegmentRow } from './store.ts';

const instant = z.string();

export const ruleInput = z
  .record(z.string(), z.unknown())
  .describe('A rule: `{"where": …}`; its schema is at GET /api/v1/segments/schema');

export const ruleText = z
  .string()
  .max(65_536)
  .describe("The rule in words, instead of `rule`: `last order at least 120 days ago and country = 'NL'`");

export const segmentShape = z.object({
  id: z.number().int(),
  name: z.string(),
  description: z.string(),
  rule: z.record(z.string(), z.unknown()),
  text: z.string().nullable().describe('The rule in words; null when a condition of it is not installed'),
  movesWithTime: z.boolean().describe('Members change by the passing of time alone'),
  status: z.enum(['active', 'deleted']),
  memberCount: z.number().int().nullable().describe('null until the first evaluation of this rule has ended'),
  evaluatedAt: instant.nullable(),
  evaluationMs: z.number().int().nullable(),
  lastError: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type SegmentShape = z.infer<typeof segmentShape>;

/** Something that stops working without the segment. */
export const usageShape = z.object({ kind: z.string(), id: z.number().int(), name: z.string() });

export const listedSegment = segmentShape.extend({
  usedBy: z.array(usageShape),
  sparkline: z.array(z.number().int()).describe('Members at the last evaluations that changed something, oldest first'),
});

export const shownSegment = (row: SegmentRow, text: string | null): SegmentShape => ({
  id: row.id,
  name: row.name,
  description: row.description,
  rule: z.record(z.string(), z.unknown()).parse(row.rule),
  text,
  movesWithTime: row.moves_with_time,
  status: row.status,
  memberCount: row.member_count,
  evaluatedAt: row.evaluated_at?.toISOString() ?? null,
  evaluationMs: row.evaluation_ms,
  lastError: row.last_error,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const personShape = {
  profileId: z.number().int(),
  name: z.string(),
  email: z.string(),
  city: z.string(),
  country: z.string(),
};

export const previewShape = z.object({
  rule: z.record(z.string(), z.unknown()),
  text: z.string().describe('The rule in words'),
  count: z.number().int(),
  total: z.number().int().describe('People the rule was asked of'),
  reachable: z.object({ email: z.number().int(), sms: z.number().int() }),
  sample: z.array(
    z.object({ ...personShape, values: z.array(z.object({ wanted: z.string(), value: z.string().nullable() })) }),
  ),
  caveats: z.array(z.string()),
  timezone: z.string(),
  asOf: instant,
  tookMs: z.number().int(),
});

export const freshnessShape = z.object({
  lagSeconds: z.number().describe('How long the oldest change has been waiting to be looked at'),
  queued: z.number().int().describe('People waiting to be looked at; some may be named more than once'),
  sweptUntil: instant
    .nullable()
    .describe('Windows that moved until then were looked at; null while no segment is watched'),
  degraded: z.boolean().describe('Behind what it promises: members are right, but as of then'),
});

const shareNumber = z.number().min(0).max(1);
export const overlapShape = z.object({
  segments: z.array(z.object({ id: z.number().int(), name: z.string(), members: z.number().int() })),
  pairs: z.array(
    z.object({
      one: z.number().int(),
      other: z.number().int(),
      both: z.number().int().describe('Members of both'),
      shareOfOne: shareNumber,
      shareOfOther: shareNumber,
      jaccard: shareNumber.describe('Members of both by members of either'),
    }),
  ),
});

export const memberShape = z.object({ ...personShape, since: instant });

export const growthPoint = z.object({
  at: instant,
  members: z.number().int(),
  entered: z.number().int(),
  left: z.number().int(),
});
