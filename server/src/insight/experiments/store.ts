import { sql } from 'kysely';
import { bulk, lockClass, type Tx } from '../../platform/postgres/index.ts';
import type { Family } from './assignment/choose-arm.ts';

export type AskedPerson = Family & { askedId: number; personId: number };

/** Who these ids are today, all their profiles, and what these were shown of an experiment. */
export async function familiesOf(
  tx: Tx,
  workspaceId: number,
  experiment: string,
  profileIds: readonly number[],
): Promise<AskedPerson[]> {
  const { rows } = await sql<{
    askedId: number;
    personId: number;
    unit: number;
    exposures: ExposureJson[] | null;
  }>`/* familiesOf */
    with asked as (
      select id as asked_id, coalesce(merged_into, id) as person_id from profiles
      where workspace_id = ${workspaceId} and id = any(${sql.val(profileIds)}::int8[])
    ), people as (select distinct person_id from asked),
    family as (
      select person_id, person_id as id from people
      union all
      select p.merged_into, p.id from profiles p where p.workspace_id = ${workspaceId} and p.merged_into in (select person_id from people)
    ), shown as (
      select f.person_id, min(f.id) as unit,
        json_agg(json_build_array(e.origin_id, e.arm, (extract(epoch from e.exposed_at) * 1000)::int8)) filter (where e.arm is not null) as exposures
      from family f left join experiment_exposures e
        on e.workspace_id = ${workspaceId} and e.experiment = ${experiment} and e.origin_id = f.id
      group by f.person_id
    )
    select a.asked_id as "askedId", s.person_id as "personId", s.unit, s.exposures from asked a join shown s using (person_id)`.execute(
    tx,
  );
  return rows.map(({ exposures, ...row }) => ({
    ...row,
    exposures: (exposures ?? []).map(([originId, arm, at]) => ({ originId, arm, exposedAt: new Date(at) })),
  }));
}

type ExposureJson = [originId: number, arm: string, at: number];

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
    insert into experiment_exposures as e (workspace_id, experiment, origin_id, arm, exposed_at)
    select ${workspaceId}, ${experiment}, n.id, n.arm, ${now} from ${bulk('n', [
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
    select coalesce(p.merged_into, p.id) as "profileId", (array_agg(e.arm order by e.exposed_at, e.origin_id))[1] as arm,
      min(e.exposed_at) as "exposedAt", count(distinct e.arm) > 1 as "isCrossed"
    from experiment_exposures e join profiles p on p.workspace_id = e.workspace_id and p.id = e.origin_id
    where e.workspace_id = ${workspaceId} and e.experiment = ${experiment} and coalesce(p.merged_into, p.id) > ${after}
    group by 1 order by 1 limit ${limit}`.execute(tx);
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
      select (array_agg(e.arm order by e.exposed_at, e.origin_id))[1] as arm, count(distinct e.arm) > 1 as crossed
      from experiment_exposures e join profiles p on p.workspace_id = e.workspace_id and p.id = e.origin_id
      where e.workspace_id = ${workspaceId} and e.experiment = ${experiment} group by coalesce(p.merged_into, p.id)
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
