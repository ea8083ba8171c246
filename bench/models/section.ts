import { join } from 'node:path';

/** One published or independently computed figure, and what our code makes of it. */
export type Row = {
  figure: string;
  ours: number;
  reference: number;
  /** Largest difference that passes. */
  tolerance: number;
  /** Ours only has to be lower. */
  below?: boolean;
};

/** Figures of one field. `rows` answers null where the data set it needs is absent. */
export type Section = { title: string; source: string; rows(): Promise<Row[] | null> | Row[] | null };

/** Data sets lie beside the repository; they are not part of it. */
export const dataFolder = join(import.meta.dirname, '../../../shared/data');

export const row = (figure: string, ours: number, reference: number, tolerance: number): Row => ({
  figure,
  ours,
  reference,
  tolerance,
});

/** Ours has to be lower than the reference. */
export const below = (figure: string, ours: number, reference: number): Row => ({
  figure,
  ours,
  reference,
  tolerance: 0,
  below: true,
});

export const passes = ({ ours, reference, tolerance, below: isBelow }: Row): boolean =>
  isBelow ? ours < reference : Math.abs(ours - reference) <= tolerance;
