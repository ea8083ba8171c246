import { day, hour } from './brand.ts';
import type { SampleEvent } from './facts.ts';
import { type Letter, letters, linksOfLetter } from './letters.ts';
import type { Random } from './random.ts';

/** A mailing of the past. */
export type Newsletter = Letter & { sentAt: number };

/** The newsletters sent in the year before `now`, oldest first; each at nine in the morning UTC. */
export function newslettersUntil(now: number): Newsletter[] {
  const today = Math.floor(now / day) * day;
  return letters
    .map((letter) => ({ ...letter, sentAt: today - letter.daysAgo * day + 9 * hour }))
    .sort((a, b) => a.sentAt - b.sentAt);
}

/** How a reader reads: `eager` scales opening and clicking, `proxied` clients fetch every picture by machine. */
export type Reader = { eager: number; proxied: boolean };

export const drawReader = (random: Random): Reader => ({
  proxied: random.chance(0.34),
  eager: random.gamma(1.6, 1.6),
});

type Mailing = { letters: readonly Newsletter[]; span: readonly [number, number]; now: number };

/** What came of the newsletters a reader was subscribed for. */
export function readNewsletters(random: Random, reader: Reader, { letters, span, now }: Mailing): SampleEvent[] {
  const events: SampleEvent[] = [];
  for (const [index, letter] of letters.entries()) {
    if (letter.sentAt < span[0] || letter.sentAt >= span[1]) continue;
    const add = (metric: string, time: number, properties = {}): boolean =>
      time < now && events.push({ metric, time, value: 0, properties, letter: index }) > 0;
    const received = letter.sentAt + random.int(1_000, 25 * 60_000);
    if (random.chance(0.004)) {
      add('Bounced Email', received, { reason: 'mailbox_full' });
      continue;
    }
    add('Received Email', received);
    if (reader.proxied && random.chance(0.9)) {
      add('Opened Email', received + random.int(1_000, 50_000), { machine: true });
    }
    if (!random.chance(Math.min(0.9, 0.24 * reader.eager * letter.pull))) continue;
    const opened = received + Math.floor(random.exponential() * 9 * hour) + 60_000;
    if (!add('Opened Email', opened, { machine: false })) continue;
    if (random.chance(0.13 * letter.pull)) {
      const url = random.pick(linksOfLetter(letter));
      add('Clicked Email', opened + random.int(4_000, 180_000), { machine: false, url });
    }
  }
  return events;
}
