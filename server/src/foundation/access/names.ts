import { transact, type Context } from '../../platform/context.ts';
import { actorNames, type ActorNames } from '../audit/index.ts';
import { contribute } from '../../platform/slots/index.ts';
import { keyNames } from './store.keys.ts';
import { userNames } from './store.users.ts';

/** Names of people by user id; ids that are gone are left out. */
export async function namesOfUsers(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = ids.length === 0 ? [] : await userNames(ctx.platform.postgres.system, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

const namesOfActors: ActorNames = async (ctx, actors) => {
  const idsOf = (type: string) => actors.filter((actor) => actor.type === type).map((actor) => actor.id);
  const keys = await transact(ctx, (tx) => keyNames(tx, ctx.workspaceId, idsOf('key')));
  return new Map([...(await namesOfUsers(ctx, idsOf('user'))), ...keys.map((key) => [key.id, key.name] as const)]);
};

export const contributions = [contribute(actorNames, namesOfActors)];
