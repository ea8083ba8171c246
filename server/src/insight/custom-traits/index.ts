export { createTrait } from './actions/save-trait.ts';
export type { CustomTrait, NewTrait } from './shapes.ts';
