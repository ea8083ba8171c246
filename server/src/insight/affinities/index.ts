export { getAffinitySettings, type AffinitySettings } from './settings.ts';
