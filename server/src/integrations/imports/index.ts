export { runImportCommand, type ImportCommand, type ImportCommandReport, type ImportRunOptions } from './cli.ts';
export { csvCell, csvLine } from './csv.ts';
export { kindNames, type KindName } from './kinds/kind.ts';
