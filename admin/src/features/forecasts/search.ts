export type DemandSearch = { days?: 90; segment?: number };
export type ProductsSearch = { q?: string; class?: string; sort?: string; sku?: string };
export type ReplenishmentSearch = { day?: string; product?: number };
