import { day, hour } from './brand.ts';
import type { SampleEvent } from './facts.ts';
import type { Random } from './random.ts';

/** A mailing of the past; `pull` is how much better or worse than usual it did. */
export type Newsletter = { id: string; name: string; subject: string; sentAt: number; pull: number };

const mailings: readonly (readonly [name: string, subject: string, daysAgo: number, pull: number])[] = [
  ['Winter warmers', 'Something warm for the short days', 338, 1.1],
  ['Before the last post', 'Order by Thursday, unwrap on time', 345, 1.2],
  ['January reset', 'Begin quietly', 312, 0.9],
  ['First flush is near', 'The first leaves of the year', 276, 1.0],
  ['Spring pantry', 'Honey, rhubarb and lighter mornings', 240, 0.95],
  ['Mothers and others', 'A slow breakfast for somebody dear', 199, 1.05],
  ['Cold brew weather', 'Leave it in the fridge, wake up to it', 158, 0.9],
  ['Meet the potter', 'Two hands, one kiln, forty mugs a day', 121, 1.0],
  ['Back to routine', 'Your weekday cup, delivered', 82, 0.95],
  ['Autumn harvest', 'Darker roasts are back', 54, 1.05],
  ['Members first', 'The advent calendar: early access', 26, 1.3],
  ['Gift guide', 'Presents for people who get up early', 9, 1.2],
];

/** The newsletters sent in the year before `now`, oldest first; each at nine in the morning UTC. */
export function newslettersUntil(now: number): Newsletter[] {
  const today = Math.floor(now / day) * day;
  return mailings
    .map(([name, subject, daysAgo, pull], i) => ({
      id: `letter-${String(i + 1).padStart(2, '0')}`,
      name,
      subject,
      sentAt: today - daysAgo * day + 9 * hour,
      pull,
    }))
    .sort((a, b) => a.sentAt - b.sentAt);
}

/** How a reader reads: `eager` scales opening and clicking, `proxied` clients fetch every picture by machine. */
export type Reader = { eager: number; proxied: boolean; client: string };

export function drawReader(random: Random): Reader {
  const client = random.chance(0.42) ? 'Apple Mail' : random.pick(['Gmail', 'Gmail', 'Outlook', 'Yahoo Mail']);
  return { eager: random.gamma(1.6, 1.6), proxied: client === 'Apple Mail' && random.chance(0.8), client };
}

type Mailing = { letters: readonly Newsletter[]; span: readonly [number, number]; now: number };

/** What came of the newsletters a reader was subscribed for. */
export function readNewsletters(random: Random, reader: Reader, { letters, span, now }: Mailing): SampleEvent[] {
  const events: SampleEvent[] = [];
  const add = (metric: string, letter: Newsletter, time: number, more = {}): boolean => {
    const properties = { campaign_id: letter.id, campaign_name: letter.name, ...more };
    return time < now && events.push({ metric, time, value: 0, properties }) > 0;
  };
  for (const letter of letters) {
    if (letter.sentAt < span[0] || letter.sentAt >= span[1]) continue;
    const received = letter.sentAt + random.int(1_000, 25 * 60_000);
    if (random.chance(0.004)) {
      add('Bounced Email', letter, received, { bounce_type: random.chance(0.3) ? 'hard' : 'soft' });
      continue;
    }
    add('Received Email', letter, received);
    if (reader.proxied && random.chance(0.9)) {
      add('Opened Email', letter, received + random.int(1_000, 50_000), { machine: true, client: reader.client });
    }
    if (!random.chance(Math.min(0.9, 0.24 * reader.eager * letter.pull))) continue;
    const opened = received + Math.floor(random.exponential() * 9 * hour) + 60_000;
    if (!add('Opened Email', letter, opened, { machine: false, client: reader.client })) continue;
    if (random.chance(0.13 * letter.pull))
      add('Clicked Email', letter, opened + random.int(4_000, 180_000), {
        url: 'https://larkmere.example/collections/new',
      });
  }
  return events;
}
