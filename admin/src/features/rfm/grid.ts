import type { components } from '@rapport/sdk';

export type Grid = components['schemas']['RfmGrid'];
