export interface AuditSearch {
  entity?: string;
  actor?: 'user' | 'key' | 'system';
}

const actors = ['user', 'key', 'system'] as const;

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const actor = actors.find((one) => one === search['actor']);
  const entity = typeof search['entity'] === 'string' ? search['entity'] : undefined;
  return { ...(entity ? { entity } : {}), ...(actor ? { actor } : {}) };
}
