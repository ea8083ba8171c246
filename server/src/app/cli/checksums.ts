import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { checksumLines, differences, readChecksums, type Checksums } from '../checksums.ts';
import { print, withSession } from './session.ts';

const earlier = z.object({
  events: z.array(z.object({ month: z.string(), events: z.number(), checksum: z.string() })),
  copies: z.array(z.object({ name: z.string(), rows: z.number(), checksum: z.string() })),
  waiting: z.object({ events: z.number(), copies: z.number() }),
});

/** Checksums of the event store: equal before and after a rebuild. */
export const checksumsCommand = (): Command =>
  new Command('checksums')
    .option('--json', 'print JSON')
    .option('--compare <file>', 'with what --json printed earlier; ends with 1 where something differs')
    .description(
      'Count and checksum of events by month and of the copies of people and orders; equal stores print equal lines',
    )
    .action(({ json, compare }: { json?: boolean; compare?: string }) =>
      withSession(async ({ runtime }) => {
        const before = compare === undefined ? null : await readEarlier(compare);
        const now = await readChecksums(runtime.platform);
        if (before === null) print(json, now, [...checksumLines(now), ...stillWaiting(now)].join('\n'));
        else tellDifferences(json, before, now);
      }),
    );

async function readEarlier(file: string): Promise<Checksums> {
  const text = await readFile(file, 'utf8');
  const parsed = earlier.safeParse(asJson(text));
  if (!parsed.success) throw new Error(`${file} is not what "rapport checksums --json" prints.`);
  return parsed.data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tellDifferences(json: boolean | undefined, before: Checksums, now: Checksums): void {
  const found = differences(before, now);
  const lines = [...found.before.map((line) => `- ${line}`), ...found.now.map((line) => `+ ${line}`)];
  const equal = lines.length === 0;
  print(
    json,
    { equal, ...found, waiting: now.waiting },
    [...(equal ? ['Equal.'] : lines), ...stillWaiting(now)].join('\n'),
  );
  if (!equal) process.exitCode = 1;
}

const stillWaiting = ({ waiting: { events, copies } }: Checksums): string[] =>
  events + copies === 0
    ? []
    : [`Not final: ${events} events or batches and ${copies} copies are still on their way. Run this again.`];
