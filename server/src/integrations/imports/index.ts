export { runImportCommand, type ImportCommand, type ImportCommandReport, type ImportRunOptions } from './cli.ts';
export { kindNames, type KindName } from './kinds/kind.ts';
