/** Agents that fetch mail for nobody in particular: scanners, previewers, libraries. */
const scanners =
  /bot\b|crawl|spider|preview|scanner|barracuda|mimecast|proofpoint|symantec|messagelabs|fireeye|trendmicro|safelinks|office365|wget|curl|python-|java\/|go-http-client|okhttp|headless|libwww|axios|node-fetch|undici|ruby|monitoring/i;

/**
 * Was this open or click a machine's? Apple's privacy proxy opens everything and says only "Mozilla/5.0"; scanners
 * follow links before a person could. Gmail's image proxy fetches when a person opens, and counts.
 */
export function isMachine(hit: {
  kind: 'open' | 'click';
  method: string;
  userAgent: string | undefined;
  sinceDeliveryMs: number | null;
}): boolean {
  const agent = hit.userAgent?.trim() ?? '';
  if (hit.method !== 'GET' || agent === '') return true;
  if (/GoogleImageProxy/i.test(agent)) return false;
  if (hit.kind === 'open' && agent === 'Mozilla/5.0') return true;
  if (scanners.test(agent)) return true;
  return hit.kind === 'click' && hit.sinceDeliveryMs !== null && hit.sinceDeliveryMs < 2000;
}
