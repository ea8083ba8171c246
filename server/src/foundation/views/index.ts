export type { SavedView } from './views.ts';
