import type { components } from '@rapport/sdk';

export type ApiKey = components['schemas']['Key'];
