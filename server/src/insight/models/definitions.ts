import type { JsonValue } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { slot } from '../../platform/slots/index.ts';
import type { ModelCard } from './card.ts';

export type Fit = {
  /** Hidden: too little data, or it loses against a naive rule. */
  state: 'shown' | 'hidden';
  /** Why it is hidden, for people. */
  reason?: string;
  /** What the fitted model needs to predict. Given to the next fit to start from. */
  parameters: JsonValue;
  card: ModelCard;
};

/** A model that is fitted to a workspace's data now and then, and says how good it is. */
export type ModelDefinition = {
  /** kebab-case, unique */
  name: string;
  title: string;
  explanation: string;
  /** Names of the figures it feeds: they are computed again after a fit. */
  figures: readonly string[];
  /** It is fitted again after so many days; sooner when orders grew by a fifth. */
  everyDays: number;
  /** @param previous parameters of the last fit */
  fit(ctx: Context, previous: JsonValue): Promise<Fit>;
};

export const models = slot<ModelDefinition>('models');
