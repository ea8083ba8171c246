import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { slot } from '../../platform/slots/index.ts';

/** Computes figures: for everybody now and then, and for some people as soon as something happened to them. */
export type FigureProducer = {
  name: string;
  /** Names of what it writes. */
  figures: readonly string[] | ((tx: Tx, workspaceId: number) => Promise<readonly string[]>);
  /** Everybody's are computed again when data changed and this time has passed; once a day in any case. */
  everyMinutes: number;
  renew(ctx: Context): Promise<void>;
  /** Within seconds of an event; survivors of merges and those they absorbed are among the ids. */
  touched?(ctx: Context, profileIds: readonly number[]): Promise<void>;
};

export const figureProducers = slot<FigureProducer>('figures.producers');

export const figuresOfProducer = (producer: FigureProducer, tx: Tx, workspaceId: number): Promise<readonly string[]> =>
  typeof producer.figures === 'function' ? producer.figures(tx, workspaceId) : Promise.resolve(producer.figures);
