import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { countRule, countText } from '../../insight/segments/index.ts';
import { contextOf, print, withSession } from './session.ts';

type CountFlags = { ruleFile?: string; text?: string; asOf?: string; workspace?: string; json?: boolean };

export function segmentCommands(): Command {
  const segment = new Command('segment').description('Who a rule finds');
  segment
    .command('count')
    .option('--rule-file <file>', 'the rule as JSON')
    .option('--text <rule>', 'the rule in words')
    .option('--as-of <instant>', 'as of a past instant, ISO 8601')
    .option('--workspace <slug>', 'the brand; the only one when left out')
    .option('--json', 'print JSON')
    .description('Count the people a rule finds')
    .action((flags: CountFlags) =>
      withSession(async ({ runtime }) => {
        if (flags.text !== undefined && flags.ruleFile !== undefined)
          throw new Error('Give --text or --rule-file, not both.');
        const asOf = instant(flags.asOf);
        const ctx = await contextOf(runtime, flags.workspace, 'segment');
        const result =
          flags.text === undefined
            ? await countRule(ctx, await ruleFrom(flags.ruleFile), asOf)
            : await countText(ctx, flags.text, asOf);
        print(flags.json, result, [String(result.count), ...result.caveats].join('\n'));
      }),
    );
  return segment;
}

async function ruleFrom(file: string | undefined): Promise<unknown> {
  if (file === undefined)
    throw new Error('Give the rule: --rule-file FILE or --text "last order at least 120 days ago".');
  return JSON.parse(await readFile(file, 'utf8'));
}

function instant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Error(`--as-of: "${text}" is not an ISO 8601 instant.`);
  return at;
}
