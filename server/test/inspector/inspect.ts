import type { Exemption } from './exemptions.ts';
import type { Fault, House } from './house.ts';
import { anyType } from './rules/any-type.ts';
import { cycles } from './rules/cycles.ts';
import { environmentReads } from './rules/environment.ts';
import { moduleShape } from './rules/module-shape.ts';
import { orderAndDoors } from './rules/order-and-doors.ts';
import { packageBorders } from './rules/packages.ts';
import { privatePlaces } from './rules/private-places.ts';
import { routeDuties } from './rules/routes.ts';
import { sqlOutsideStores } from './rules/sql.ts';
import { tableOwnership } from './rules/tables.ts';

export const RULES = {
  'floors, module order and doors': orderAndDoors,
  'no cycles': cycles,
  'SQL only in stores and migrations': sqlOutsideStores,
  'one owner per table': tableOwnership,
  'the environment only in platform/config': environmentReads,
  'schema, permission and test for every route': routeDuties,
  'README, door and manifest for every module': moduleShape,
  'no any': anyType,
  'workspaces apart': packageBorders,
  'no private places': privatePlaces,
} satisfies Record<string, (house: House) => Fault[]>;

/** The faults of one rule that no exemption covers, one sentence each. */
export function faultsOf(rule: (house: House) => Fault[], house: House, exemptions: readonly Exemption[]): string[] {
  return rule(house)
    .filter((fault) => !exemptions.some((exemption) => covers(exemption, fault)))
    .map((fault) => fault.text);
}

/** Exemptions that cover no fault any more. */
export function idleExemptions(house: House, exemptions: readonly Exemption[]): string[] {
  const faults = Object.values(RULES).flatMap((rule) => rule(house));
  return exemptions
    .filter((exemption) => !faults.some((fault) => covers(exemption, fault)))
    .map(({ rule, path }) => `The exemption from "${rule}" for ${path} is no longer needed: delete it.`);
}

const covers = ({ rule, path, about }: Exemption, fault: Fault): boolean =>
  rule === fault.rule && fault.path.startsWith(path) && (about === undefined || fault.text.includes(about));
