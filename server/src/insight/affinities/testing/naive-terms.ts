import { affinitySettings } from '../settings.ts';
import { day } from './world.ts';

export const settings = affinitySettings.parse({});
export const half = (age: number, days: number): number => 2 ** (-age / (days * day));
export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export type Put = (figure: string, who: number, value: number | string | null, key?: string) => void;

export type Trend = { recent: number; earlier: number; trend: number };
