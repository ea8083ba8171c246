export { runExportCommand } from './cli.ts';
