import type { TestApp } from '../../../../test/setup/harness.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { collectSlots, contribute } from '../../../platform/slots/index.ts';
import { figureSources } from '../../figures/index.ts';
import { createSegment } from '../actions/save-segment.ts';
import { parseRule, type Rule } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { naiveRates, naiveZone } from './naive-tests.ts';
import { setRate } from './records.ts';
import { worldFigures } from './words.ts';
import { makeWorld, writeWorld, type World } from './world.ts';

export type OpenWorld = {
  ctx: Context;
  world: World;
  /** Segments that rules may refer to. */
  nested: Map<number, Rule>;
  /** Rules come from the generator with the segments 1 and 2; ids are as they were given out. */
  withRealIds(rule: Rule): Rule;
};

/** A workspace with a random world in the event store, its figures and rates known. */
export async function openWorld(app: TestApp, seed: number, nestedRules: readonly object[]): Promise<OpenWorld> {
  const ctx = withFigures(await app.createWorkspace({ timezone: naiveZone, currency: 'EUR' }));
  await transact(ctx, (tx) => setRate(tx, ctx.workspaceId, 'USD', naiveRates['USD'] ?? 1));
  const world = makeWorld(seed, app.clock.now().getTime());
  await writeWorld(ctx, world);
  const nested = new Map<number, Rule>();
  for (const where of nestedRules) {
    const { id, rule } = await createSegment(ctx, { name: `nested ${nested.size}`, rule: { where } });
    nested.set(id, parseRule(rule, kindsOf(ctx)));
  }
  const ids = [...nested.keys()];
  const withRealIds = (rule: Rule): Rule => {
    const text = JSON.stringify(rule).replace(
      /"segmentId":(\d)/g,
      (_, n: string) => `"segmentId":${ids[Number(n) - 1] ?? 0}`,
    );
    return parseRule(JSON.parse(text), kindsOf(ctx));
  };
  return { ctx, world, nested, withRealIds };
}

/** The figures of the world are defined, as another module would define them. */
function withFigures(whole: Context): Context {
  const { slots } = whole.platform;
  const source = { name: 'world', figures: () => Promise.resolve(worldFigures) };
  const more = collectSlots([contribute(figureSources, source)]);
  return {
    ...whole,
    platform: { ...whole.platform, slots: { all: (of) => [...slots.all(of), ...more.all(of)] } },
  };
}
