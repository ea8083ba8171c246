import { runCli } from './app/cli/program.ts';

await runCli(process.argv);
