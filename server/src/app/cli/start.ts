import { Command } from 'commander';
import { serve } from '../serve.ts';

export const startCommand = (): Command =>
  new Command('start')
    .description('Serve the API and the interface, with the embedded engines unless their URLs are set')
    .option('--json', 'log lines are JSON already')
    .action(serve);
