import type { components } from '@rapport/sdk';

export type TraitEntry = components['schemas']['TraitCatalogEntry'];
export type Distribution = components['schemas']['TraitDistribution'];
export type TraitPreview = components['schemas']['TraitPreview'];
export type ValueType = TraitEntry['type'];

export const typeNames: Record<ValueType, string> = {
  number: 'Number',
  money: 'Money',
  ratio: 'Share',
  days: 'Days',
  date: 'Date',
  text: 'Text',
  boolean: 'Yes or no',
};

export const originNames: Record<TraitEntry['origin'], string> = {
  core: 'Always there',
  computed: 'Computed',
  custom: 'Your own',
};
