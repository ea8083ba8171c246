import type { components } from '@rapport/sdk';

export type Revenue = components['schemas']['RevenueForecast'];
