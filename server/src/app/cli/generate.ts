import { Command, InvalidArgumentError } from 'commander';
import { generateSample } from '../../integrations/sample/index.ts';
import { contextOf, print, withSession } from './session.ts';

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1 on');
  return value;
};

export const generateCommand = (): Command =>
  new Command('generate')
    .option('--profiles <n>', 'how many people', whole, 20_000)
    .option('--seed <n>', 'the same seed gives the same brand', whole, 1)
    .option('--workspace <slug>', 'an empty brand; the only one when left out')
    .option('--json', 'print JSON')
    .description('Fill an empty brand with believable people, orders and events')
    .action((options: { profiles: number; seed: number; workspace?: string; json?: boolean }) =>
      withSession(async ({ runtime }) => {
        const ctx = await contextOf(runtime, options.workspace, 'generate');
        const result = await generateSample(
          runtime.platform,
          ctx.workspaceId,
          { profiles: options.profiles, seed: options.seed },
          (done, total) => {
            if (!options.json) process.stderr.write(`\r${Math.round((100 * done) / total)} %`);
          },
        );
        print(
          options.json,
          result,
          `\r${result.profiles} people, ${result.orders} orders, ${result.events} events in ${(result.milliseconds / 1000).toFixed(1)} s`,
        );
      }),
    );
