// Holds our statistics against published and independently computed figures; fails on a miss.
//   npm run bench -- models [--write]      --write puts the tables into docs/models.md; without it they are compared
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backtestTable } from './models/back-test-table.ts';
import { passes, type Row, type Section } from './models/section.ts';
import { sections } from './models/sections.ts';
import { replaceBetween, tableOf, written } from './models/tables.ts';

const document = join(import.meta.dirname, '../docs/models.md');

async function main(): Promise<void> {
  const parts: string[] = [];
  let misses = 0;
  let isWhole = true;
  for (const section of sections) {
    const started = performance.now();
    const rows = await section.rows();
    if (rows === null) {
      isWhole = false;
      process.stdout.write(`\n${section.title}\n  not judged: its data set is absent\n`);
      continue;
    }
    print(section, rows, performance.now() - started);
    misses += rows.filter((one) => !passes(one)).length;
    parts.push(`### ${section.title}\n\n${section.source}.\n\n${tableOf(rows)}`);
  }
  const backtest = await backtestTable();
  if (backtest === null) isWhole = false;
  process.stdout.write(misses === 0 ? '\nall figures reproduced\n' : `\n${misses} figures missed\n`);
  if (misses > 0) process.exitCode = 1;
  if (!isWhole) return;
  const before = await readFile(document, 'utf8');
  const after = replaceBetween(replaceBetween(before, 'figures', parts.join('\n\n')), 'online-retail', backtest ?? '');
  if (process.argv.includes('--write')) await writeFile(document, after);
  else if (before !== after) {
    process.stdout.write('docs/models.md says something else: npm run bench -- models --write\n');
    process.exitCode = 1;
  }
}

function print(section: Section, rows: readonly Row[], ms: number): void {
  process.stdout.write(`\n${section.title} (${Math.round(ms)} ms)\n`);
  for (const one of rows) {
    const { figure, ours, reference, tolerance, below } = one;
    const limit = below ? `< ${written(reference)}` : `${written(reference)} ± ${written(tolerance)}`;
    process.stdout.write(
      `  ${passes(one) ? 'ok  ' : 'MISS'} ${figure.padEnd(72)} ${written(ours).padStart(14)}   ${limit}\n`,
    );
  }
}

await main();
