import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evaluation } from '../../server/src/insight/recommendations/index.ts';

const tasks = {
  person: 'What a person buys next (lists of everything known of them)',
  product: 'What else is in the basket of a product',
  cart: 'The other half of a basket',
} as const;

const three = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
const two = (value: number): string => value.toFixed(2);

/** One data set's figures as Markdown. */
export function tableOf(name: string, { split, until, k, people, thin, rows }: Evaluation): string {
  const day = (iso: string): string => iso.slice(0, 10);
  const head = `### ${name}\n\nLists as of ${day(split)}, purchases until ${day(until)}; first ${k} of each list.\n`;
  if (thin !== null) return `${head}\nNot judged: ${thin}\n`;
  const parts = (Object.keys(tasks) as (keyof typeof tasks)[])
    .filter((task) => rows.some((row) => row.task === task))
    .map((task) => {
      const lines = rows
        .filter((row) => row.task === task)
        .sort((a, b) => b.ndcg - a.ndcg)
        .map((row) => {
          const lift = row.lift === null ? '1' : `${two(row.lift.ratio)} (${two(row.lift.low)}–${two(row.lift.high)})`;
          const figures = [row.recall, row.ndcg, row.map, row.coverage, row.variety].map(three).join(' | ');
          return `| ${row.strategy} | ${figures} | ${lift} |`;
        });
      return `\n**${tasks[task]}**, ${people[task].toLocaleString('en')} people\n\n| strategy | recall@${k} | nDCG@${k} | MAP@${k} | coverage | variety | lift over popular |\n|---|---|---|---|---|---|---|\n${lines.join('\n')}\n`;
    });
  return head + parts.join('');
}

const file = join(import.meta.dirname, '..', '..', 'docs', 'recommendations.md');
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];

/** Puts the figures between their marks. */
export async function writeTables(text: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < 0) throw new Error(`${file} has lost the marks around its figures`);
  await writeFile(file, `${before.slice(0, from + begin.length)}\n\n${text.trim()}\n\n${before.slice(to)}`);
}
