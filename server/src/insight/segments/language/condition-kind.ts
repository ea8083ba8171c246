import type { z } from 'zod';
import { slot } from '../../../platform/slots/index.ts';
import type { Builder } from '../compiler/builder.ts';
import type { Node } from '../compiler/types.ts';
import type { ConditionText } from './text/condition-text.ts';

/**
 * A kind of condition: its form in the rule and its meaning as features plus a boolean. Modules add kinds by
 * contributing to `conditionKinds`.
 */
export type ConditionKind<C extends { kind: string } = { kind: string }> = {
  kind: C['kind'];
  /** For people: what it asks. */
  title: string;
  schema: z.ZodType<C>;
  compile(condition: C, builder: Builder, path: string): Node;
  /** Its truth can change by the passing of time alone. */
  movesWithTime(condition: C): boolean;
  /** Segments it refers to. */
  segments?(condition: C): readonly number[];
  /** How it is said in the text form. */
  text?: ConditionText<C>;
};

export type AnyConditionKind = {
  kind: string;
  title: string;
  schema: z.ZodType<{ kind: string }>;
  compile(condition: unknown, builder: Builder, path: string): Node;
  movesWithTime(condition: unknown): boolean;
  segments(condition: unknown): readonly number[];
  text?: ConditionText<unknown>;
};

/** Erases the type of the condition for the slot: what arrives is parsed by the kind's own schema first. */
export const conditionKind = <C extends { kind: string }>(kind: ConditionKind<C>): AnyConditionKind => ({
  kind: kind.kind,
  title: kind.title,
  schema: kind.schema,
  compile: (condition, builder, path) => kind.compile(kind.schema.parse(condition), builder, path),
  movesWithTime: (condition) => kind.movesWithTime(kind.schema.parse(condition)),
  segments: (condition) => kind.segments?.(kind.schema.parse(condition)) ?? [],
  ...(kind.text && { text: checkedText(kind.text, kind.schema) }),
});

const checkedText = <C>({ write, ...text }: ConditionText<C>, schema: z.ZodType<C>): ConditionText<unknown> => ({
  ...text,
  write: (condition, names) => write(schema.parse(condition), names),
});

export const conditionKinds = slot<AnyConditionKind>('segments.conditions');
