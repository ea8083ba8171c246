import type { Tx } from '../../platform/postgres/index.ts';
import { slot, type Slots } from '../../platform/slots/index.ts';

export type FigureType = 'number' | 'money' | 'ratio' | 'days' | 'date' | 'text';

/** A computed value per person. Money is in units of the workspace currency, a ratio lies between 0 and 1. */
export type FigureDefinition = {
  /** camelCase, unique in the workspace */
  name: string;
  label: string;
  type: FigureType;
  explanation: string;
  /** A value for each of several things, not one: the label says what they are ("category"). */
  keyed?: { label: string };
  /** The texts it can be, where they are few. */
  options?: readonly string[];
};

/** Says which figures there are in a workspace. */
export type FigureSource = {
  name: string;
  figures(tx: Tx, workspaceId: number): Promise<readonly FigureDefinition[]>;
};

export const figureSources = slot<FigureSource>('figures.sources');

/** Every figure of a workspace, in the order of the modules. */
export async function figureDefinitions(slots: Slots, tx: Tx, workspaceId: number): Promise<FigureDefinition[]> {
  const all: FigureDefinition[] = [];
  for (const source of slots.all(figureSources)) all.push(...(await source.figures(tx, workspaceId)));
  return all;
}
