import type { Context } from '../../../platform/context.ts';
import { usualAnswers } from './channels.ts';
import { usualBuying } from './buying.ts';
import { usualHealth } from './health.ts';
import { zonesOf } from './moments.ts';
import type { Who } from './people.ts';
import { dimensionNames, usualShares, type Dimension } from './interests.ts';

const seconds = 600;

/** Parallel lists, as the engine takes them; never empty, for its sake. */
export type Usual = { keys: string[]; shares: number[] };
export type UsualInterests = Record<Dimension, Usual>;
export type UsualBuying = { discounted: number; returned: number; average: number };
export type UsualChannels = { channels: string[]; answers: number[]; clicks: number[] };
export type UsualHealth = { gap: number | null; returned: number; heardOfTickets: number };

const ask = <Row>({ platform, workspaceId }: Context, text: string, params: Record<string, unknown>): Promise<Row[]> =>
  platform.clickhouse.query<Row>(workspaceId, text, { params, timeoutSeconds: seconds });

export async function readUsualInterests(ctx: Context, params: Record<string, unknown>): Promise<UsualInterests> {
  const usual: Partial<UsualInterests> = {};
  for (const dimension of dimensionNames) {
    const rows = await ask<{ key: string; share: number }>(
      ctx,
      `/* readUsualInterests */ ${usualShares(dimension)}`,
      params,
    );
    usual[dimension] = { keys: ['', ...rows.map(({ key }) => key)], shares: [0, ...rows.map(({ share }) => share)] };
  }
  return usual as UsualInterests;
}

export async function readUsualBuying(ctx: Context, params: Record<string, unknown>): Promise<UsualBuying> {
  const [row] = await ask<UsualBuying>(ctx, `/* readUsualBuying */ ${usualBuying}`, params);
  return row ?? { discounted: 0, returned: 0, average: 0 };
}

export async function readUsualChannels(ctx: Context, params: Record<string, unknown>): Promise<UsualChannels> {
  const rows = await ask<{ channel: string; answer: number; click: number }>(
    ctx,
    `/* readUsualChannels */ ${usualAnswers}`,
    params,
  );
  return {
    channels: ['', ...rows.map(({ channel }) => channel)],
    answers: [0, ...rows.map(({ answer }) => answer)],
    clicks: [0, ...rows.map(({ click }) => click)],
  };
}

export async function readUsualHealth(ctx: Context, params: Record<string, unknown>): Promise<UsualHealth> {
  const [row] = await ask<UsualHealth>(ctx, `/* readUsualHealth */ ${usualHealth}`, params);
  return row ?? { gap: null, returned: 0, heardOfTickets: 0 };
}

export const readZones = async (ctx: Context, who: Who, params: Record<string, unknown>): Promise<string[]> =>
  (await ask<{ zone: string }>(ctx, `/* readZones */ ${zonesOf(who)}`, params)).map(({ zone }) => zone);
