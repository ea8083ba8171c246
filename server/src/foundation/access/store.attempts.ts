import { sql } from 'kysely';
import type { Db } from '../../platform/postgres/index.ts';

type Rule = { window: number; max: number };
type Verdict = { allowed: boolean; retryAfter: number | null };

/**
 * Counts attempts in fixed windows (`window` in seconds, `max` attempts in it) and says how many seconds are left of a full one
 * (`now` in ms).
 *
 * The library's own counter begins anew only after a whole window without any attempt, so that a shop's staff behind one
 * address, who sign in now and then, would be shut out in the end. One statement, so that attempts at once are all counted.
 */
export async function countAttempt(db: Db, key: string, rule: Rule, now: number): Promise<Verdict> {
  const length = rule.window * 1000;
  const { rows } = await sql<{ count: number; began: string }>`/* countAttempt */
    insert into auth.rate_limit as l (id, key, count, "lastRequest") values (${key}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when l."lastRequest" <= ${now - length} then 1 else l.count + 1 end,
      "lastRequest" = case when l."lastRequest" <= ${now - length} then excluded."lastRequest" else l."lastRequest" end
    returning count, "lastRequest" as began`.execute(db);
  const row = rows[0];
  if (!row || row.count <= rule.max) return { allowed: true, retryAfter: null };
  return { allowed: false, retryAfter: Math.max(1, Math.ceil((Number(row.began) + length - now) / 1000)) };
}
