import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { bulk, type BulkColumn, type Tx } from '../../platform/postgres/index.ts';
import { standardFields, type ProfileFacts, type Provenance, type StandardField } from './rules/fields.ts';
import { seenColumns, type Seen } from './store.seen.ts';
import type { HeldFacts } from './rules/held-facts.ts';

type FactsRow = Record<StandardField, string | number | null> & {
  id: number;
  known: boolean;
  properties: JsonObject;
  provenance: Provenance;
  own: ProfileFacts | null;
};

const fieldColumns = sql.join(standardFields.map((field) => sql.ref(field)));

/** Locks the rows for the rest of the transaction, in id order, so that two writers cannot deadlock. */
export async function lockFacts(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<Map<number, HeldFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<FactsRow>`/* lockFacts */
    select id, known, ${fieldColumns}, properties, provenance, own_facts as own from profiles
    where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[]) order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id, asFacts(row)]));
}

function asFacts(row: FactsRow): HeldFacts {
  const fields: ProfileFacts['fields'] = {};
  for (const field of standardFields) fields[field] = row[field];
  return {
    id: row.id,
    known: row.known,
    fields,
    properties: row.properties,
    provenance: row.provenance,
    own: row.own,
  };
}

const numeric: readonly string[] = ['latitude', 'longitude'];

const factColumns = (facts: readonly HeldFacts[]): BulkColumn[] => [
  { name: 'id', type: 'int8', values: facts.map((f) => f.id) },
  { name: 'known', type: 'bool', values: facts.map((f) => f.known) },
  ...standardFields.map((field) => ({
    name: field,
    type: numeric.includes(field) ? 'float8' : 'text',
    values: facts.map((f) => f.fields[field] ?? null),
  })),
  { name: 'properties', type: 'text', values: facts.map((f) => JSON.stringify(f.properties)) },
  { name: 'provenance', type: 'text', values: facts.map((f) => JSON.stringify(f.provenance)) },
  { name: 'own_facts', type: 'text', values: facts.map((f) => f.own && JSON.stringify(f.own)) },
];

/** New profiles with all that is known of them: written once. `seen` is in the order of `facts`; null: not yet. */
export async function createProfiles(
  tx: Tx,
  workspaceId: number,
  facts: readonly HeldFacts[],
  seen: readonly (Seen | null)[],
  now: Date,
): Promise<void> {
  if (facts.length === 0) return;
  await sql`/* createProfiles */
    insert into profiles (id, workspace_id, known, ${fieldColumns}, properties, provenance, own_facts,
      first_seen_at, last_seen_at, created_at, updated_at)
    overriding system value
    select f.id, ${workspaceId}, f.known, ${fieldColumns}, f.properties::jsonb, f.provenance::jsonb, f.own_facts::jsonb,
      f.first, f.last, ${now}, ${now} from ${bulk('f', [...factColumns(facts), ...seenColumns(seen)])}`.execute(tx);
}

export async function saveFacts(tx: Tx, workspaceId: number, facts: readonly HeldFacts[], now: Date): Promise<void> {
  if (facts.length === 0) return;
  const sets = sql.join(standardFields.map((field) => sql`${sql.ref(field)} = f.${sql.ref(field)}`));
  await sql`/* saveFacts */
    update profiles p set ${sets}, properties = f.properties::jsonb, provenance = f.provenance::jsonb,
      own_facts = f.own_facts::jsonb, known = p.known or f.known, updated_at = ${now}
    from ${bulk('f', factColumns(facts))} where p.workspace_id = ${workspaceId} and p.id = f.id`.execute(tx);
}

export async function learnProperties(
  tx: Tx,
  workspaceId: number,
  types: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  if (types.size === 0) return;
  const source = bulk('t', [
    { name: 'name', type: 'text', values: [...types.keys()] },
    { name: 'type', type: 'text', values: [...types.values()] },
  ]);
  await sql`/* learnProperties */
    insert into profile_properties (workspace_id, name, type, first_seen_at)
    select ${workspaceId}, t.name, t.type, ${now} from ${source} on conflict do nothing`.execute(tx);
}

export async function holdClaims(
  tx: Tx,
  workspaceId: number,
  claims: readonly { profileId: number; claim: JsonObject; source: string }[],
  now: Date,
): Promise<void> {
  if (claims.length === 0) return;
  const source = bulk('c', [
    { name: 'profile_id', type: 'int8', values: claims.map((c) => c.profileId) },
    { name: 'claim', type: 'text', values: claims.map((c) => JSON.stringify(c.claim)) },
    { name: 'source', type: 'text', values: claims.map((c) => c.source) },
  ]);
  await sql`/* holdClaims */
    insert into profile_claims (workspace_id, profile_id, claim, source, claimed_at)
    select ${workspaceId}, c.profile_id, c.claim::jsonb, c.source, ${now} from ${source}`.execute(tx);
}
