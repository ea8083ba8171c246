import type { Compilation } from '../compiler/types.ts';
import type { Reach } from './sources.ts';

/** Rules compiled for this workspace at a moment, with everything a statement binds. */
export type Prepared = {
  compilation: Compilation;
  reach: Reach;
  params: Record<string, unknown>;
  at: Date;
  zone: string;
  currency: string;
};
