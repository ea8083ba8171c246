import type { components } from '@rapport/sdk';

export type Value = components['schemas']['CustomerValue'];
