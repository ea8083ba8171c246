import { resolve } from 'node:path';
import { z } from 'zod';

/** The only file that reads the environment. */

const flag = (fallback: boolean) =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'])
    .optional()
    .transform((value) => (value === undefined ? fallback : ['on', 'true', '1'].includes(value)));

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  RAPPORT_DATA: z.string().default('./data'),
  RAPPORT_SAMPLE: flag(true),
  RAPPORT_SAMPLE_PROFILES: z.coerce.number().int().min(100).max(10_000_000).default(20_000),
  RAPPORT_PUBLIC_URL: z.url().optional(),
  RAPPORT_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  RAPPORT_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  DATABASE_URL: z.string().optional(),
  CLICKHOUSE_URL: z.string().optional(),
  CLICKHOUSE_CLUSTER: z.string().optional(),
  SMTP_URL: z.string().optional(),
  RAPPORT_MAIL_FROM: z.email().optional(),
  RAPPORT_SECRET: z.string().min(32).optional(),
  FAULTS: z.string().optional(),
});

export type Config = {
  port: number;
  host: string;
  dataDir: string;
  sample: { enabled: boolean; profiles: number };
  /** Base of links in messages; null means "where the server listens". */
  publicUrl: string | null;
  logLevel: string;
  role: 'all' | 'web' | 'worker';
  databaseUrl: string | undefined;
  clickhouseUrl: string | undefined;
  clickhouseCluster: string | undefined;
  smtpUrl: string | undefined;
  /** Sender of what the installation itself writes to its people. */
  mailFrom: string | undefined;
  /** Shared by all processes of an installation; null: kept in the data directory. */
  secret: string | null;
  faults: string | undefined;
};

export class ConfigError extends Error {}

/** @throws ConfigError naming each variable that is wrong. */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.RAPPORT_DATA),
    sample: { enabled: e.RAPPORT_SAMPLE, profiles: e.RAPPORT_SAMPLE_PROFILES },
    publicUrl: e.RAPPORT_PUBLIC_URL ?? null,
    logLevel: e.RAPPORT_LOG,
    role: e.RAPPORT_ROLE,
    databaseUrl: e.DATABASE_URL,
    clickhouseUrl: e.CLICKHOUSE_URL,
    clickhouseCluster: e.CLICKHOUSE_CLUSTER,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.RAPPORT_MAIL_FROM,
    secret: e.RAPPORT_SECRET ?? null,
    faults: e.FAULTS,
  };
}
