import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell } from '../../server/src/insight/predictions/maths/family.ts';
import { dataFolder } from './section.ts';

const folder = join(dataFolder, 'cdnow');
export const hasCdnow = (): boolean => existsSync(join(folder, 'CDNOW_sample.txt'));

const table = (name: string): number[][] =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

export type Summary = Cell & { id: number; spend: number };

/** 2,357 customers to 1997-09-30, in weeks. */
export const summaries = (): Summary[] =>
  table('cdnow_customers_summary_with_transactions.csv').map(([id = 0, x = 0, tx = 0, T = 0, spend = 0]) => ({
    id,
    x,
    tx,
    T,
    n: 1,
    spend,
  }));

export type Reference = { id: number; alive: number; expected: number; actual: number };

/** Per customer: P(alive), expected and actual transactions of the following 39 weeks. */
export const references = (name: string): Reference[] =>
  table(name).map(([id = 0, alive = 0, expected = 0, actual = 0]) => ({ id, alive, expected, actual }));

export const donations = () =>
  table('donations.csv').map(([x = 0, tx = 0, periods = 0, n = 0]) => ({ x, tx, periods, n }));
