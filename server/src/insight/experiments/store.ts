import { sql } from 'kysely';
import { bulk, lockClass, type Tx } from '../../platform/postgres/index.ts';
import type { Move } from '../../records/profiles/index.ts';
import type { Exposure } from './assignment/choose-arm.ts';

/** What these people were shown of an experiment, also as the profiles they absorbed. */
export async function exposuresOf(
  tx: Tx,
  workspaceId: number,
  experiment: string,
  profileIds: readonly number[],
): Promise<(Exposure & { profileId: number })[]> {
  const { rows } = await sql<Exposure & { profileId: number }>`/* exposuresOf */
    select profile_id as "profileId", origin_id as "originId", arm, exposed_at as "exposedAt" from experiment_exposures
    where workspace_id = ${workspaceId} and experiment = ${experiment} and profile_id = any(${sql.val(profileIds)}::int8[])`.execute(
    tx,
  );
  return rows;
}

/** Rows follow their people; whom they were first written for stays. */
export async function moveExposures(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<void> {
  for (const { from, to, origins } of moves) {
    await sql`/* moveExposures */ update experiment_exposures set profile_id = ${to}
      where workspace_id = ${workspaceId} and profile_id = ${from}
        ${origins === null ? sql`` : sql`and origin_id = any(${sql.val(origins)}::int8[])`}`.execute(tx);
  }
}

/** Writes down what people are shown; where somebody else was first, what stands there. */
export async function addExposures(
  tx: Tx,
  workspaceId: number,
  experiment: string,
  arms: ReadonlyMap<number, string>,
  now: Date,
): Promise<Map<number, string>> {
  const ids = [...arms.keys()];
  const { rows } = await sql<{ id: number; arm: string }>`/* addExposures */
    insert into experiment_exposures as e (workspace_id, experiment, origin_id, profile_id, arm, exposed_at)
    select ${workspaceId}, ${experiment}, n.id, n.id, n.arm, ${now} from ${bulk('n', [
      { name: 'id', type: 'int8', values: ids },
      { name: 'arm', type: 'text', values: [...arms.values()] },
    ])} order by n.id
    on conflict (workspace_id, experiment, origin_id) do update set arm = e.arm
    returning e.origin_id as id, e.arm`.execute(tx);
  return new Map(rows.map(({ id, arm }) => [id, arm]));
}

export type Exposed = { profileId: number; arm: string; exposedAt: Date; isCrossed: boolean };

/**
 * The people of an experiment as they are today, in the order of their ids: first exposure, and whether merges brought several
 * arms together (such people belong to no arm and are left out of results).
 */
export async function exposedPeople(
  tx: Tx,
  workspaceId: number,
  experiment: string,
  after: number,
  limit: number,
): Promise<Exposed[]> {
  const { rows } = await sql<Exposed>`/* exposedPeople */
    select profile_id as "profileId", (array_agg(arm order by exposed_at, origin_id))[1] as arm,
      min(exposed_at) as "exposedAt", count(distinct arm) > 1 as "isCrossed"
    from experiment_exposures
    where workspace_id = ${workspaceId} and experiment = ${experiment} and profile_id > ${after}
    group by profile_id order by profile_id limit ${limit}`.execute(tx);
  return rows;
}

/** People per arm, each once; crossed ones apart. */
export async function peoplePerArm(
  tx: Tx,
  workspaceId: number,
  experiment: string,
): Promise<{ arm: string; people: number; crossed: number }[]> {
  const { rows } = await sql<{ arm: string; people: number; crossed: number }>`/* peoplePerArm */
    select arm, count(*) filter (where not crossed) as people, count(*) filter (where crossed) as crossed from (
      select (array_agg(arm order by exposed_at, origin_id))[1] as arm, count(distinct arm) > 1 as crossed
      from experiment_exposures where workspace_id = ${workspaceId} and experiment = ${experiment} group by profile_id
    ) people group by arm order by arm`.execute(tx);
  return rows;
}

export type Slot = { experiment: string; firstPlace: number; places: number };

/** The ranges of a layer, under a lock of the layer until the end of the transaction. */
export async function lockSlots(tx: Tx, workspaceId: number, layer: string): Promise<Slot[]> {
  await sql`/* lockSlots */ select pg_advisory_xact_lock(${lockClass.experimentLayer}, hashtext(${`${workspaceId} ${layer}`}))`.execute(
    tx,
  );
  const { rows } =
    await sql<Slot>`/* lockSlots */ select experiment, first_place as "firstPlace", places from experiment_slots
    where workspace_id = ${workspaceId} and layer = ${layer}`.execute(tx);
  return rows;
}

export async function insertSlot(tx: Tx, workspaceId: number, layer: string, slot: Slot): Promise<void> {
  await sql`/* insertSlot */ insert into experiment_slots (workspace_id, layer, experiment, first_place, places)
    values (${workspaceId}, ${layer}, ${slot.experiment}, ${slot.firstPlace}, ${slot.places})`.execute(tx);
}

export async function dropSlot(tx: Tx, workspaceId: number, layer: string, experiment: string): Promise<void> {
  await sql`/* dropSlot */ delete from experiment_slots
    where workspace_id = ${workspaceId} and layer = ${layer} and experiment = ${experiment}`.execute(tx);
}

export type Holdout = { programme: string; share: number; rotateDays: number | null; since: Date };

export async function holdoutsFor(tx: Tx, workspaceId: number, programmes: readonly string[]): Promise<Holdout[]> {
  const { rows } = await sql<Holdout>`/* holdoutsFor */
    select programme, share, rotate_days as "rotateDays", since from experiment_holdouts
    where workspace_id = ${workspaceId} and programme = any(${sql.val(programmes)}::text[]) order by programme`.execute(
    tx,
  );
  return rows;
}

export async function upsertHoldout(
  tx: Tx,
  workspaceId: number,
  { programme, share, rotateDays, since }: Holdout,
): Promise<void> {
  await sql`/* upsertHoldout */ insert into experiment_holdouts (workspace_id, programme, share, rotate_days, since)
    values (${workspaceId}, ${programme}, ${share}, ${rotateDays}, ${since})
    on conflict (workspace_id, programme) do update set share = excluded.share, rotate_days = excluded.rotate_days, since = excluded.since`.execute(
    tx,
  );
}

export async function dropHoldout(tx: Tx, workspaceId: number, programme: string): Promise<void> {
  await sql`/* dropHoldout */ delete from experiment_holdouts where workspace_id = ${workspaceId} and programme = ${programme}`.execute(
    tx,
  );
}
