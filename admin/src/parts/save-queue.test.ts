import { describe, expect, it } from 'vitest';
import { createSaveQueue, type SaveStateName } from './save-queue.ts';

type Fields = { name: string; subject: string };

/** A server that answers when told to. */
function world() {
  const held: Partial<Fields> = {};
  const states: SaveStateName[] = [];
  const asked: {
    change: Partial<Fields>;
    leaving: boolean;
    answer: () => Promise<void>;
    refuse: () => Promise<void>;
  }[] = [];
  const settled = () => new Promise<void>((done) => setTimeout(done));
  const queue = createSaveQueue<Fields, Partial<Fields>>({
    send: (change, leaving) =>
      new Promise((resolve, reject) => {
        const answer = () => (resolve({ ...Object.assign(held, change) }), settled());
        const refuse = () => (reject(new Error('refused')), settled());
        asked.push({ change, leaving, answer, refuse });
      }),
    onStored: () => undefined,
    onState: (state) => states.push(state),
  });
  return { queue, held, asked, states, settled };
}

describe('a draft that saves itself', () => {
  it('sends one request after the other, each with what was changed since', async () => {
    const { queue, asked, settled, held, states } = world();
    queue.add({ name: 'a' });
    void queue.save();
    await settled();
    queue.add({ name: 'ab', subject: 's' });
    const second = queue.save();
    await settled();
    expect(asked.map(({ change }) => change)).toEqual([{ name: 'a' }]);
    await asked[0]!.answer();
    expect(asked[1]).toMatchObject({ change: { name: 'ab', subject: 's' }, leaving: false });
    await asked[1]!.answer();
    expect(await second).toBe(true);
    expect(held).toEqual({ name: 'ab', subject: 's' });
    expect(states.at(-1)).toBe('saved');
  });

  it('sends at once what waits when the page is left, with what is under way', async () => {
    const { queue, asked, settled } = world();
    queue.add({ name: 'a', subject: 's' });
    void queue.save();
    await settled();
    queue.add({ name: 'ab' });
    queue.leave();
    expect(asked[1]).toMatchObject({ change: { name: 'ab', subject: 's' }, leaving: true });
  });

  it('has nothing to send on leaving when everything is stored', async () => {
    const { queue, asked, settled } = world();
    queue.add({ name: 'a' });
    const saved = queue.save();
    await settled();
    await asked[0]!.answer();
    expect(await saved).toBe(true);
    queue.leave();
    expect(asked).toHaveLength(1);
  });

  it('keeps a refused change for the next try, under what was typed since', async () => {
    const { queue, asked, settled, states } = world();
    queue.add({ name: 'a', subject: 's' });
    const saved = queue.save();
    await settled();
    queue.add({ subject: 'st' });
    await asked[0]!.refuse();
    expect(await saved).toBe(false);
    expect(states.at(-1)).toBe('failed');
    void queue.save();
    await settled();
    expect(asked[1]?.change).toEqual({ name: 'a', subject: 'st' });
  });

  it('does not bring an older value back when its request fails after the page was hidden', async () => {
    const { queue, asked, settled } = world();
    queue.add({ name: 'a' });
    void queue.save();
    await settled();
    queue.add({ name: 'ab' });
    queue.leave();
    await asked[0]!.refuse();
    await asked[1]!.answer();
    expect(await queue.save()).toBe(true);
    expect(asked).toHaveLength(2);
  });
});
