import { experiments } from './experiments.ts';
import { onlineRetail } from './hard-case.ts';
import { donationsOfMembers, lifetimeValue } from './lifetime-value.ts';
import { forecasting } from './forecasting.ts';
import type { Section } from './section.ts';

/** In the order of docs/models.md. */
export const sections: readonly Section[] = [lifetimeValue, donationsOfMembers, onlineRetail, forecasting, experiments];
