import { conflict, invalid } from '../../kernel/problem.ts';
import { randomToken } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { brandFaults, slugOf } from './rules.ts';
import { insertWorkspace } from './store.ts';

export type NewWorkspace = {
  name: string;
  /** ISO 4217; fixed for the life of the workspace. */
  currency: string;
  /** IANA zone */
  timezone: string;
  /** BCP 47; en-US when left out */
  locale?: string | undefined;
  /** Made from the name when left out. */
  slug?: string | undefined;
  sample?: boolean | undefined;
};

/**
 * A new brand. Needs a transaction of the system role: nobody is a member of it yet.
 * @returns its id
 * @throws Problem 422 naming each wrong field, 409 when the wanted slug is taken
 */
export async function createWorkspace(tx: Tx, given: NewWorkspace, now: Date): Promise<number> {
  const faults = brandFaults(given);
  if (given.name.trim() === '') faults.push({ path: '/name', message: 'Give the brand a name.' });
  if (faults.length > 0) throw invalid('The brand cannot be set up like this.', faults);
  const wanted = given.slug ?? slugOf(given.name);
  for (const slug of given.slug === undefined ? [wanted, `${wanted}-${randomToken(6).toLowerCase()}`] : [wanted]) {
    const id = await insertWorkspace(tx, {
      name: given.name.trim(),
      slug,
      currency: given.currency,
      timezone: given.timezone,
      locale: given.locale ?? 'en-US',
      is_sample: given.sample ?? false,
      created_at: now,
    });
    if (id !== null) return id;
  }
  throw conflict('slug_taken', 'Another brand of this installation has this slug.', 'Choose another slug.');
}
