import { keyOf, normaliseEmail, type Identifier } from './identifiers.ts';
import type { PersonSets } from './person-sets.ts';
import type { LinkRequest } from './link-request.ts';

/** A trusted alias said that this identifier names the same person as `userId`. */
export type FormerId = Identifier & { userId: string };

/** What a request says so; a public key may not. A user id that is an address is one. */
export function formerIdsOf({ who, trusted, formerId }: LinkRequest): FormerId[] {
  const userId = who.externalId;
  if (!trusted || !formerId || !userId || formerId === userId) return [];
  const email = normaliseEmail(formerId);
  return [
    { kind: 'external', value: formerId, userId },
    ...(email === null ? [] : [{ kind: 'email', value: email, userId }]),
  ];
}

const pairOf = (former: FormerId): string => `${keyOf(former)} ${former.userId}`;

/**
 * Joins people whom an alias names as one, as soon as both ids are known. What was said before and could be done then is
 * not done again: somebody may have undone it.
 * @param told what was said in earlier batches about these ids and about every id that is new
 */
export function joinFormerIds(
  requests: readonly LinkRequest[],
  told: readonly FormerId[],
  stored: ReadonlyMap<string, unknown>,
  persons: PersonSets,
): void {
  const before = new Set(told.map(pairOf));
  const said = requests
    .flatMap(formerIdsOf)
    .filter((former) => !before.has(pairOf(former)) || !stored.has(keyOf(former)));
  const waiting = told.filter((former) => !stored.has(keyOf(former)));
  for (const former of [...said, ...waiting]) {
    const user = keyOf({ kind: 'external', value: former.userId });
    if (persons.has(keyOf(former)) && persons.has(user)) persons.join(user, keyOf(former), 'alias');
  }
}
